#!/bin/bash
# A daemon among real peers, killed at random moments of fetching, storing, answering, exporting and taking
# acknowledgements: every invoice once, every answer once (or twice under one id), every export once and its
# numbers without gaps.  AVSTAMD_KILLS in each (2; a hundred in the long form), AVSTAMD_SEED for the same again.
# Speaks TAP.
set -uo pipefail
export LC_ALL=C.UTF-8 PATH=$PATH:/usr/sbin
here=$(cd "$(dirname "$0")/.." && pwd)
avstamd=${AVSTAMD:-$here/.build/release/avstamd}
settle='0 s' # files come by rename
# shellcheck source=tests/peers.sh
. "$here/tests/peers.sh"

kills=${AVSTAMD_KILLS:-$([ -n "${AVSTAMD_LONG-}" ] && echo 100 || echo 2)}
seed=${AVSTAMD_SEED:-$((RANDOM * 32768 + RANDOM))}
RANDOM=$seed
echo "# seed $seed"
phases=(fetch store answer export acknowledge)

# --- an access point that takes answers, but for some: it is busy, or hangs up
until ap=$(port) && [[ " $ssh $https $stale $imaps " != *" $ap "* ]]; do :; done
mkdir "$work"/{answers,inbox,folder,export,paid,outbox}
chmod 777 "$work/answers"
cat >"$work/nginx.d/ap.conf" <<CONFIG
log_format answers '\$http_idempotency_key \$status \$request_body_file';
split_clients \$request_id \$mood { 4% busy; 4% gone; * well; }
server { listen unix:$work/ap.socket; location / { return 202 Tack; } }
server {
    listen 127.0.0.1:$ap ssl; ssl_certificate $work/server.pem; ssl_certificate_key $work/server.key;
    ssl_verify_client off; access_log $work/answers.log answers;
    client_body_temp_path $work/answers; client_body_in_file_only on;
    location / {
        if (\$http_authorization != "Bearer secret-token") { return 401; }
        if (\$mood = busy) { return 503; }
        if (\$mood = gone) { return 444; }
        proxy_pass http://unix:$work/ap.socket;
    }
}
CONFIG
nginx -q -c "$work/nginx.conf" -s reload
within 20 listens "$ap"

cat >"$work/conf" <<CONFIG
[source folder]
kind = folder
folder = $work/folder
settle = 0 s
[source sftp]
$ssh_words
url = sftp://127.0.0.1:$ssh$work/sftp/
host_key = $host_key
after = move
move_to = taken
[source dav]
$dav_words
url = https://localhost:$https/dav/
token = file:$work/token
[source paid]
kind = folder
folder = $work/paid
takes = acknowledgements
settle = 0 s
[answers]
endpoint_id = 0007:2120000142
name = Exempelköping
url = https://localhost:$ap/answers
bearer = file:$work/token
ca_file = $work/ca.pem
outbox = $work/outbox
wait = 0 s
[export]
folder = $work/export
formats = csv,xml
every = 60 s
CONFIG
places=(inbox folder sftp dav)
[ -z "$imaps" ] || {
    places+=(mail)
    printf '[source mail]\n%s\npassword = file:%s\n' "$mail_words" "$work/mail-password" >>"$work/conf"
}

town
psql -Xqv ON_ERROR_STOP=1 >/dev/null <<'SQL'
create schema kills;
create function kills.runs(wanted text, about text default '%') returns boolean language sql as $$
    select exists (select from avstamd.job_running join avstamd.job using (job_no)
                   where kind = wanted and subject like about)
$$;
create function kills.stores() returns boolean language sql as $$
    select exists (select from pg_locks where relation = 'avstamd.receipt'::regclass and mode = 'RowExclusiveLock')
$$;
create function kills.is_in(phase text) returns boolean language sql as $$
    select case phase when 'store' then kills.stores()
        when 'acknowledge' then kills.runs('source', 'paid')
        when 'fetch' then (kills.runs('source', 'folder') or kills.runs('source', 'sftp') or kills.runs('source', 'dav')
                           or kills.runs('source', 'mail')) and not kills.stores()
        else kills.runs(phase) end
$$;
-- Until the daemon is in the phase, and then for some milliseconds more; in which is it then?
create procedure kills.wait(phase text, more_ms integer, within_s integer, inout now_in text default null)
language plpgsql as $$
declare
    until constant timestamptz := clock_timestamp() + make_interval(secs => within_s);
begin
    while not kills.is_in(phase) and clock_timestamp() < until loop
        commit;
        perform pg_sleep(0.002);
    end loop;
    perform pg_sleep(more_ms / 1000.0);
    commit;
    now_in := (select string_agg(each, ' ') from unnest(array['fetch', 'store', 'answer', 'export', 'acknowledge']) as each
               where kills.is_in(each));
end $$;
SQL

coproc others { exec psql -XqAt 2>&1; } # one connection for all that is asked in the rounds
started+=("$others_PID")
ask() { # ask SQL: what it answers
    local line
    printf '%s;\n\\echo .\n' "$1" >&"${others[1]}"
    while read -r line <&"${others[0]}" && [ "$line" != . ]; do echo "$line"; done
}

# --- what the others do: send invoices, decide, pay
sent=0
send_invoices() { # send_invoices COUNT
    local place
    for ((n = 0; n < $1; n++)); do
        place=${places[RANDOM % ${#places[@]}]}
        sent=$((sent + 1))
        if [ "$place" = mail ]; then
            bill "F-$sent" "K$((sent % 200))" | attach "f-$sent.xml" text/xml | deliver "mail-$sent"
        else
            bill "F-$sent" "K$((sent % 200))" | put "f-$sent.xml" "$work/$place"
        fi
    done
}
pay() { # what the finance system says of files that it did not see before
    local file name
    for file in "$work"/export/*.csv; do
        name=paid-${file##*/}
        [ -e "$file" ] && [ ! -e "$work/$name" ] || continue
        awk -F, 'BEGIN { print "export,provider_id,invoice_no,status,date" }
            $1 == "D" { print $2 "," $5 "," $7 ",paid,2026-11-01" }' "$file" >"$work/$name"
        put "$name" "$work/paid" <"$work/$name"
    done
}
an_hour_later() { # what is done every so often is due again, what failed is tried again
    ask "update avstamd.job set created_at = created_at - interval '1 day', not_before = least(not_before, now())"
}

# --- the daemon
daemon=
trap '[ -z "$daemon" ] || kill -9 "$daemon" 2>/dev/null; finish' EXIT
start() {
    "$avstamd" --config "$work/conf" work --inbox "$work/inbox" --night off >>"$work/log" 2>&1 &
    daemon=$!
}
strike() { # the daemon, or one of its jobs first
    local child
    if ((RANDOM % 3 == 0)) && child=$(pgrep -P "$daemon" | shuf -n 1 --random-source=<(yes "$RANDOM")) &&
        [ -n "$child" ]; then
        kill -9 "$child" 2>/dev/null
        sleep "0.$((RANDOM % 3))"
    fi
    kill -9 "$daemon"
    wait "$daemon" 2>/dev/null
    daemon=
}

declare -A struck more=([fetch]=300 [store]=20 [answer]=40 [export]=15 [acknowledge]=40)
turn=0 aimed=0
for phase in "${phases[@]}"; do struck[$phase]=0; done
everywhere() {
    for phase in "${phases[@]}"; do [ "${struck[$phase]}" -ge "$kills" ] || return 1; done
}
until everywhere || [ "$aimed" -ge $((kills * 20)) ]; do
    phase=${phases[turn++ % ${#phases[@]}]}
    [ "${struck[$phase]}" -lt "$kills" ] || continue
    aimed=$((aimed + 1))
    ((RANDOM % 2)) || send_invoices $((1 + RANDOM % 6))
    ask "$decide_all" >/dev/null
    pay
    an_hour_later
    start
    now_in=$(ask "call kills.wait('$phase', $((RANDOM % more[$phase])), 3)")
    strike
    for hit in $now_in; do struck[$hit]=$((struck[$hit] + 1)); done
    [ -z "${KILLS_TRACE-}" ] || echo "# $SECONDS s: aimed at $phase, killed in ${now_in:-none of them}"
done
for phase in "${phases[@]}"; do echo "# killed in $phase ${struck[$phase]} times"; done
check "killed $kills times in each, of $aimed that were aimed at" everywhere

# --- left alone, it ends what was begun
is_done() {
    [ "$(sql "select count(*) filter (where state = 'paid') || ' ' || (select count(*) from avstamd.response where done_at is null)
        || ' ' || (select count(*) from avstamd.response where status = 'PD') from avstamd.document_outcome")" = "$sent 0 $sent" ]
}
for ((pass = 0; pass < 12; pass++)); do
    [ -z "${KILLS_TRACE-}" ] || echo "# $SECONDS s: pass $pass"
    ask "$decide_all" >/dev/null
    pay
    an_hour_later
    "$avstamd" --config "$work/conf" work --inbox "$work/inbox" --night off --once >>"$work/log" 2>&1
    ! is_done || break
done
grep -v ' stored\| answers: \| exported: \| files$\|the same bytes' "$work/log" | sed 's/[0-9]\+/N/g' | sort | uniq -c | sort -rn | head -n 20 | sed 's/^/# /'

# Killed after it moved a file of the inbox, the daemon does not come to say so: the mark of its arrival stays, and
# fits no other file.
check "every one of $sent invoices once: a receipt, a document" is "$(sql "select count(*) || ' ' || count(distinct file_no)
    || ' ' || (select count(*) from avstamd.document) || ' ' || (select count(distinct invoice_no) from avstamd.document)
    || ' ' || count(arrival) filter (where source <> 'inbox') || ' ' || (select count(*) from avstamd.quarantine) from avstamd.receipt")" \
    "$sent $sent $sent $sent 0 0"
check 'nothing is left where it was fetched' is "$(for place in inbox folder sftp dav paid; do files "$work/$place"; done | tr '\n' ' ')" '0 0 0 0 0 '
[ -z "$imaps" ] || check 'nor an unseen mail' is "$(files "$work/mail/new") $(find "$work/mail/cur" -type f ! -name '*S' | wc -l)" '0 0'
check 'all are paid, each exported and paid once' is "$(sql "select count(*) || ' ' || count(distinct document_no) from avstamd.decision
    where what in ('export', 'pay') group by what" | tr '\n' ' ')" "$sent $sent $sent $sent "
check 'an acknowledgement each' is "$(sql "select count(*) || ' ' || count(distinct document_no) from avstamd.export_answer")" "$sent $sent"

exports=$(sql 'select count(*) from avstamd.export')
check "$exports exports, numbered without a gap" is "$(sql 'select min(export_no) || $$ $$ || max(export_no) from avstamd.export')" "1 $exports"
check 'a file of each format for each, and nothing else' is "$(find "$work/export" -name '*.csv' | wc -l) $(find "$work/export" -name '*.xml' | wc -l) $(find "$work/export" -mindepth 1 | wc -l)" \
    "$exports $exports $((2 * exports))"
as_told() {
    local number
    for ((number = 1; number <= exports; number++)); do
        "$avstamd" export show "$number" | cmp - "$work/export/avstamd-$(printf %06d "$number").csv" || return 1
    done
}
check 'each says what was told' as_told
check 'every invoice in one of them, once' is "$(cat "$work"/export/*.csv | awk -F, '$1 == "D" { print $7 }' | sort | uniq -c | awk '{ print $1 }' | sort | uniq -c | tr -s ' ')" " $sent 1"

# What it took, or may have taken: who asked hung up before it was told.
taken() { awk '$2 == 202 || $2 == 499' "$work/answers.log"; }
check 'every answer is at the access point, and no other' is "$(taken | cut -d' ' -f1 | sort -u | md5sum)" \
    "$(sql 'select uuid from avstamd.response' | LC_ALL=C sort -u | md5sum)"
most=$(taken | cut -d' ' -f1 | sort | uniq -c | sort -rn | awk 'NR == 1 { print $1 }')
twice=$(taken | cut -d' ' -f1 | sort | uniq -d | wc -l)
check "of $(sql 'select count(*) from avstamd.response') answers $twice came twice, none more often" [ "$most" -le 2 ]
under_one_id() {
    taken | while read -r id _ body; do
        grep -q "<cbc:ID>$id</cbc:ID>" "$body" && echo "$id $(md5sum <"$body")"
    done | sort -u | wc -l
}
check 'what came twice was the same, under the same id' is "$(under_one_id)" "$(sql 'select count(*) from avstamd.response')"
check 'in the order of the standard, paid last' is "$(sql "select count(*) filter (where last = 'PD') || ' '
        || count(*) filter (where not in_order) from (
    select (array_agg(status order by response_no desc))[1] as last, bool_and(in_order) as in_order from (
        select document_no, response_no, status, avstamd.response_follows(
                   lag(status) over (partition by document_no order by response_no), status) as in_order
        from avstamd.response) as told group by document_no) as documents")" "$sent 0"
echo "1..$count"
exit $failed
