# shellcheck shell=bash
# shellcheck disable=SC2154,SC2317 # a part of years.sh, which has set them
#
# Two daemons and two servers of pages, as on two machines: one database, a source that both know, an
# inbox each.

files=30
invoice() { # invoice NUMBER
    cat <<END
<Invoice xmlns="urn:oasis:names:specification:ubl:schema:xsd:Invoice-2"
    xmlns:cac="urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2"
    xmlns:cbc="urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2">
<cbc:ID>$1</cbc:ID><cbc:IssueDate>2026-10-31</cbc:IssueDate>
<cac:LegalMonetaryTotal><cbc:TaxExclusiveAmount>1.00</cbc:TaxExclusiveAmount></cac:LegalMonetaryTotal>
<cac:InvoiceLine><cbc:ID>1</cbc:ID><cbc:LineExtensionAmount>1.00</cbc:LineExtensionAmount></cac:InvoiceLine>
</Invoice>
END
}
mkdir -p "$work/shared" "$work/inbox1" "$work/inbox2"
for ((at = 100; at < 100 + files; at++)); do
    invoice "S-$at" >"$work/shared/s-$at.xml"
done
night=off
start_hosts() { # daemon 1 and 2, each in a process group of its own
    local host
    for host in 1 2; do
        printf '[source drop]\nkind = folder\nfolder = %s\nsettle = 0 s\nevery = 60 s\n[retention]\nmonths_ahead = 5\npurge = yes\n' \
            "$work/shared" >"$work/conf$host"
        setsid "$avstamd" --config "$work/conf$host" work --inbox "$work/inbox$host" --night $night \
            >>"$work/host$host" 2>&1 &
        daemon[host]=$!
        started+=($!)
    done
}
declare -a daemon
once_each() { # once_each PREFIX COUNT
    is "$2 $2 $2" "select count(*) || ' ' || count(distinct invoice_no) || ' ' || (select count(*) from avstamd.receipt
        where name like '%$(echo "$1" | tr S s)-%' or name like '%$1-%') from avstamd.document where invoice_no like '$1-%'"
}
idle='select not exists (select from avstamd.job where done_at is null) and not exists (select from avstamd.change)'
fetched() {
    until_so 60 "select count(*) = $files from avstamd.document where invoice_no like 'S-%'" && until_so 60 "$idle" &&
        once_each S $files && [ -z "$(find "$work/shared" -maxdepth 1 -name '*.xml')" ]
}
both_inboxes() {
    local at
    for ((at = 100; at < 120; at++)); do
        invoice "I-$at" >"$work/inbox$((at % 2 + 1))/.new"
        mv "$work/inbox$((at % 2 + 1))/.new" "$work/inbox$((at % 2 + 1))/I-$at.xml"
    done
    until_so 60 "select count(*) = 20 from avstamd.document where invoice_no like 'I-%'" && until_so 60 "$idle" && once_each I 20
}
holder() { # the daemon that has a job that takes its time: a child of it lives on
    local host
    for host in 1 2; do
        for _ in 1 2 3 4; do
            [ "$(pgrep -c -g "${daemon[host]}")" -gt 1 ] || continue 2
            sleep 0.25
        done
        echo "$host"
        return
    done
    return 1
}
taken_over() { # a run waits for a lock; the daemon that has it is killed, and the other does it
    local job host='' other tries
    psql -Xq -c "set application_name = 'blocking'" -c "select pg_advisory_lock(hashtextextended('avstamd.reconciliation', 0))" \
        -c 'select pg_sleep(300)' >/dev/null 2>&1 &
    until_so 60 "select exists (select from pg_stat_activity where application_name = 'blocking' and query ~ 'pg_sleep')" || return 1
    job=$(asked "insert into avstamd.job (kind) values ('night') returning job_no")
    until_so 60 "select exists (select from pg_locks where locktype = 'advisory' and classid = 20261122 and objid = $job and granted)" || return 1
    for ((tries = 0; tries < 10; tries++)); do
        host=$(holder) && break
    done
    other=$((3 - host))
    echo "job $job is at ${host:-nobody}"
    kill -KILL -- "-${daemon[host]}"
    wait "${daemon[host]}" 2>/dev/null
    is f "select done_at is not null from avstamd.job where job_no = $job" &&
        asked "select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'blocking'" &&
        until_so 60 "select done_at is not null from avstamd.job where job_no = $job" &&
        is 2 "select attempts from avstamd.job where job_no = $job" && kill -0 "${daemon[other]}" &&
        grep 'night: run' "$work/host$other"
}
vanished() { # the database ends every connection
    asked "select count(pg_terminate_backend(pid)) from pg_stat_activity where datname = 'avstamd' and pid <> pg_backend_pid()"
    invoice "V-1" >"$work/inbox1/.new" && mv "$work/inbox1/.new" "$work/inbox1/V-1.xml"
    invoice "V-2" >"$work/inbox2/.new" && mv "$work/inbox2/.new" "$work/inbox2/V-2.xml"
    until_so 60 "select count(*) = 2 from avstamd.document where invoice_no like 'V-%'" && until_so 60 "$idle" && once_each V 2 &&
        grep -l 'terminating connection\|server closed\|connection' "$work/host1" "$work/host2"
}
start_web() { # start_web NUMBER
    local tenths
    setsid "$avstamd" web --listen 127.0.0.1:0 2>"$work/web$1" &
    started+=($!)
    for ((tenths = 0; tenths < 600; tenths++)); do
        address[$1]=$(sed -n 's/.*the pages are at //p' "$work/web$1")
        [ -z "${address[$1]}" ] || return 0
        sleep 0.1
    done
    return 1
}
declare -a address
two_webs() { # signed in at one, known at the other, and both know when it is over
    local password
    password=$(grep -oE '[a-z0-9]{4}(-[a-z0-9]{4}){3}' "$work/eva" | head -n 1)
    start_web 1 && start_web 2 || return 1
    ask() { curl -s --max-time 10 -b "$work/jar" -c "$work/jar" "$@"; }
    ask -o /dev/null -H "Origin: ${address[1]%/}" --data-urlencode anvandare=eva --data-urlencode "losenord=$password" \
        "${address[1]}logga-in"
    sed -i 's/^#HttpOnly_//' "$work/jar"
    ask "${address[1]}fakturor" | grep 'Eva Ek' >/dev/null && ask "${address[2]}fakturor" | grep 'Eva Ek' >/dev/null || return 1
    asked 'delete from avstamd.session'
    ask -o /dev/null -w '%{http_code}\n' "${address[2]}fakturor" | grep -x 303
}
no_night_yet() {
    sql -c "delete from avstamd.job where kind = 'night'" -c "update avstamd.reconciliation_run set started_at = now() - interval '1 day'"
}
one_night() { # by the clock of both, half a minute from now at least
    no_night_yet
    night=$(TZ=Europe/Stockholm date -d '+90 seconds' +%H:%M)
    start_hosts
    until_so 150 "select exists (select from avstamd.job where kind = 'night' and done_at is not null and created_at > now() - interval '2 minutes')" &&
        sleep 5 && is 1 "select count(*) from avstamd.job where kind = 'night' and created_at > now() - interval '3 minutes'"
}
one_night_asked() { # both think of it at once
    local at asking=()
    no_night_yet
    for at in 1 2 3 4 5 6; do
        sql -f "$here/sql/queries/job_night.sql" &
        asking+=($!)
    done
    wait "${asking[@]}"
    is 1 "select count(*) from avstamd.job where kind = 'night'"
}

start_hosts
check 'a source that two daemons know is fetched once' fetched
check 'each takes its own inbox' both_inboxes
check 'months are made ahead by one of them' is 't 1' \
    "select (to_regclass('avstamd.visit_' || to_char(now() + interval '5 months', 'YYYY_MM')) is not null)::text::char(1) || ' '
        || count(*) from avstamd.job where kind = 'months'"
check 'and one purge, as they are told to' is '1 avstamd work' \
    "select count(*) || ' ' || max(substring(by_whom from '\((.*)\)')) from avstamd.purge"
check 'one that is killed leaves its job to the other' taken_over
start_hosts
check 'connections that vanish are made anew, and nothing is lost' vanished
check 'pages of two machines know the same people' two_webs
kill -TERM "${daemon[@]}" 2>/dev/null
wait "${daemon[@]}" 2>/dev/null
if [ -n "${AVSTAMD_LONG-}" ]; then
    check 'one night of two daemons, by the clock' one_night
else
    check 'one night, however many think of it' one_night_asked
fi
