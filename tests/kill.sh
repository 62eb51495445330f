#!/bin/bash
# shellcheck disable=SC2317 # functions are called through others
#
# kill -9 at random moments of ingest and of two daemons on one inbox; the database and the inbox
# taken away in the middle: nothing lost, nothing twice, nothing half done.  ROUNDS=3 by default.
set -uo pipefail
cd "$(dirname "$0")/.." || exit 2
export LC_ALL=C.UTF-8
if [ -z "${KILL_INSIDE-}" ]; then
    KILL_INSIDE=yes exec tests/with_database.sh "$PWD/tests/kill.sh"
fi

avstamd=${AVSTAMD:-$PWD/.build/release/avstamd}
rounds=${ROUNDS:-3}
files=60 # of them every tenth is garbage
garbage=$((files / 10))
place=$(mktemp -d /tmp/avstamd-kill.XXXXXX)
workers=()
# shellcheck source=tests/tap.sh
. tests/tap.sh

finish() {
    [ ${#workers[@]} -eq 0 ] || kill -9 "${workers[@]}" 2>/dev/null
    rm -rf "$place"
}
trap finish EXIT

number() { psql -XqAtc "$1"; }

invoice() { # invoice NUMBER: many lines, so that there is something to interrupt
    local line
    cat <<END
<Invoice xmlns="urn:oasis:names:specification:ubl:schema:xsd:Invoice-2"
    xmlns:cac="urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2"
    xmlns:cbc="urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2">
<cbc:ID>$1</cbc:ID><cbc:IssueDate>2026-10-31</cbc:IssueDate>
<cac:LegalMonetaryTotal><cbc:TaxExclusiveAmount>20.00</cbc:TaxExclusiveAmount></cac:LegalMonetaryTotal>
END
    for line in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20; do
        echo "<cac:InvoiceLine><cbc:ID>$line</cbc:ID><cbc:LineExtensionAmount>1.00</cbc:LineExtensionAmount></cac:InvoiceLine>"
    done
    echo '</Invoice>'
}

make_files() { # make_files FOLDER PREFIX
    local at
    mkdir -p "$1"
    for ((at = 100; at < 100 + files; at++)); do
        if ((at % 10 == 9)); then
            echo "no invoice $2-$at" >"$1/$2-$at.xml"
        else
            invoice "$2-$at" >"$1/$2-$at.xml"
        fi
    done
}

expect() { # expect NAME: exactly the files with this prefix, each once and whole
    local name=$1 prefix=$2 got want
    got=$(number "select count(*) || ' documents ' || count(distinct invoice_no) || ' numbers '
            || coalesce(sum((select count(*) from avstamd.document_line line
                             where line.document_no = document.document_no)), 0) || ' lines'
        from avstamd.document where invoice_no like '$prefix-%'
        union all select count(*) || ' receipts ' || count(distinct file_no) || ' files'
        from avstamd.receipt where name like '%$prefix-%'
        union all select count(*) || ' quarantined' from avstamd.quarantine
        join avstamd.file using (file_no)
        where encode(content, 'escape') like 'no invoice $prefix-%'
        union all select count(*) || ' unread' from avstamd.unread" | tr '\n' ' ')
    want="$((files - garbage)) documents $((files - garbage)) numbers $(((files - garbage) * 20)) lines"
    want="$want $files receipts $files files $garbage quarantined 0 unread "
    if [ "$got" = "$want" ]; then
        echo "ok - $name"
    else
        echo "not ok - $name"
        echo "# expected: $want"
        echo "# got:      $got"
        failed=1
    fi
}

say() { # say NAME CONDITION…
    local name=$1
    shift
    if "$@"; then
        echo "ok - $name"
    else
        echo "not ok - $name"
        tail -n 20 "$place/log"
        failed=1
    fi
}

a_moment() { # up to a third of a second
    sleep "0.$(printf '%03d' $((RANDOM % 300)))"
}

start_workers() { # start_workers COUNT
    local at
    workers=()
    for ((at = 0; at < $1; at++)); do
        "$avstamd" work --inbox "$place/inbox" --night off >>"$place/log" 2>&1 &
        workers+=($!)
    done
}

end_workers() { # end_workers SIGNAL
    kill "-$1" "${workers[@]}" 2>/dev/null
    wait "${workers[@]}" 2>/dev/null
    workers=()
}

inbox_is_empty() {
    [ -z "$(find "$place/inbox" -maxdepth 1 -type f)" ]
}

until_empty() { # until_empty SECONDS
    local end=$((SECONDS + $1))
    while ! inbox_is_empty; do
        [ "$SECONDS" -lt "$end" ] || return 1
        sleep 0.2
    done
}

"$avstamd" migrate >/dev/null || exit 1
mkdir "$place/inbox"
: >"$place/log"

for ((round = 1; round <= rounds; round++)); do
    make_files "$place/in$round" "G$round"
    for ((attempt = 1; attempt <= 12; attempt++)); do
        "$avstamd" ingest "$place/in$round" >>"$place/log" 2>&1 &
        ingest=$!
        [ $attempt -eq 12 ] || sleep "0.$(printf '%03d' $((RANDOM % 30 + attempt * 12)))"
        [ $attempt -eq 12 ] || kill -9 $ingest 2>/dev/null
        wait $ingest 2>/dev/null && break
        within 60 alone
        # Killed after its last statement it is ended all the same, and once more would be once too often.
        [ "$(number "select count(*) = $files and count(arrival) = 0 from avstamd.receipt
            where name like '%G$round-%'")" = f ] || break
    done
    echo "# ingest was killed $((attempt - 1)) times"
    expect "ingest killed and given again, round $round" "G$round"

    make_files "$place/new$round" "W$round"
    start_workers 2
    for file in "$place/new$round"/*; do
        cp "$file" "$place/inbox/.${file##*/}"
        mv "$place/inbox/.${file##*/}" "$place/inbox/${file##*/}"
        if ((RANDOM % 25 == 0)); then
            end_workers KILL
            start_workers 2
        fi
    done
    a_moment
    end_workers KILL
    within 60 alone
    "$avstamd" work --inbox "$place/inbox" --night off --once >>"$place/log" 2>&1
    expect "two daemons on one inbox, killed, round $round" "W$round"
    say "the inbox is empty after round $round" inbox_is_empty
done

# A daemon that was killed leaves arrivals open only if their files were not moved, and jobs done or waiting.
say 'every file was moved once' [ "$(find "$place/inbox/processed" -type f | wc -l)" -eq $((rounds * files)) ]

# The database goes away in the middle, and comes back.
data=$(number 'show data_directory')
bin=$(find /usr/lib/postgresql -maxdepth 2 -name bin | sort -V | tail -n 1)
as_server() {
    if [ "$(id -u)" = 0 ]; then
        (cd / && runuser -u "$(stat -c %U "$data")" -- "$@")
    else
        (cd / && "$@")
    fi
}
make_files "$place/newD" D
start_workers 1
sleep 0.5
cp "$place/newD"/D-10*.xml "$place/inbox"
as_server "$bin/pg_ctl" stop -s -m immediate -D "$data" >/dev/null 2>&1
for file in "$place/newD"/D-1[1-9]*.xml; do
    cp "$file" "$place/inbox/${file##*/}"
done
sleep 1
say 'without the database the daemon keeps running' kill -0 "${workers[0]}"
for ((attempt = 1; attempt <= 6; attempt++)); do
    as_server "$bin/pg_ctl" start -s -w -D "$data" -o "-k $PGHOST" -l "$data/../log" >/dev/null 2>&1 && break
    sleep 0.5
done
say 'when it is back the inbox is emptied' until_empty 60
expect 'the database away in the middle' D

# The place for what was taken goes away, and comes back.
make_files "$place/newP" P
rm -rf "$place/inbox/processed" && : >"$place/inbox/processed"
cp "$place/newP"/*.xml "$place/inbox"
sleep 2
say 'without its folder the daemon keeps running' kill -0 "${workers[0]}"
rm -f "$place/inbox/processed"
say 'when the folder is back the inbox is emptied' until_empty 60
expect 'the folder away in the middle' P

began=$SECONDS
end_workers TERM
say 'the daemon stops within seconds' [ $((SECONDS - began)) -le 3 ]
exit $failed
