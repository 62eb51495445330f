#!/bin/bash
# A whole month the ordinary way: invented municipality → import → the daemon's inbox → findings.
#
# Everything planted is found, and the findings are the same after --full, after importing and
# receiving everything again, and from files whose rows are shuffled.  Speaks TAP.
set -uo pipefail
export LC_ALL=C.UTF-8
here=$(cd "$(dirname "$0")/.." && pwd)
avstamd=${AVSTAMD:-$here/.build/release/avstamd}
[ "${1-}" = --inside ] || exec "$here/tests/with_database.sh" "$0" --inside

kinds='providers clients services service_aliases client_aliases extractors prices orders visits stays absences'
work=$(mktemp -d)
daemon=
finish() {
    [ -z "$daemon" ] || { kill -TERM "$daemon" && wait "$daemon"; } 2>/dev/null
    rm -rf "$work"
}
trap finish EXIT
trap 'exit 143' INT TERM HUP

# shellcheck source=tests/tap.sh
. "$here/tests/tap.sh"

import_all() { # import_all DIRECTORY
    local kind
    for kind in $kinds; do
        "$avstamd" import "$kind" "$1/$kind.csv" || return 1
    done
}

unread() {
    find "$work/inbox" -maxdepth 1 -type f | wc -l
}

receive() { # gives the invoices to a daemon, in their order, and waits until it has taken them
    mkdir -p "$work/inbox"
    "$avstamd" work --inbox "$work/inbox" --night off >"$work/work.log" 2>&1 &
    daemon=$!
    for invoice in "$work/town/invoices"/*.xml; do
        cp "$invoice" "$work/inbox/.arriving" &&
            mv "$work/inbox/.arriving" "$work/inbox/${invoice##*/}" || return 1
    done
    for ((tenths = 0; tenths < 900; tenths++)); do
        if [ "$(unread)" = 0 ] &&
            [ "$(psql -XqAt -c 'select count(*) from avstamd.job where done_at is null')" = 0 ]; then
            return 0
        fi
        kill -0 "$daemon" || break
        sleep 0.1
    done
    tail -n 20 "$work/work.log"
    return 1
}

stops() { # the daemon ends within seconds, and well
    kill -TERM "$daemon" || return 1
    for ((tenths = 0; tenths < 50; tenths++)); do
        if ! kill -0 "$daemon" 2>/dev/null; then
            wait "$daemon"
            status=$?
            daemon=
            return "$status"
        fi
        sleep 0.1
    done
    return 1
}

answers() { # answers NAME: all that scripts of a municipality read
    "$avstamd" findings --format csv >"$work/$1.findings" && [ -s "$work/$1.findings" ] &&
        "$avstamd" findings --open --format csv >"$work/$1.open" && [ -s "$work/$1.open" ] &&
        "$avstamd" invoices --format csv >"$work/$1.invoices"
}

same() { # same ONE OTHER
    diff "$work/$1.findings" "$work/$2.findings" && same_open "$1" "$2"
}

same_open() { # what was found and closed on the way depends on when the daemon looked
    diff "$work/$1.open" "$work/$2.open" && diff "$work/$1.invoices" "$work/$2.invoices"
}

misses() { # a list with one kronor more is not found: exit 1, and it says how many
    sed 's/\t1405\.50\t/\t1406.50\t/' "$work/town/planted.tsv" >"$work/wrong.tsv"
    "$avstamd" summary --planted "$work/wrong.tsv" >"$work/missed"
    [ $? = 1 ] && grep -q 'EJ HITTAT' "$work/missed" &&
        ! "$avstamd" summary --planted "$work/nowhere" 2>/dev/null
}

shuffle() { # the rows of every file in another order, the header first
    local kind
    mkdir -p "$work/shuffled"
    for kind in $kinds; do
        head -n 1 "$work/town/$kind.csv" >"$work/shuffled/$kind.csv"
        tail -n +2 "$work/town/$kind.csv" | shuf --random-source="$work/town/visits.csv" \
            >>"$work/shuffled/$kind.csv" || return 1
    done
}

elsewhere() { # the same from the shuffled files, in another database, by ingest alone
    psql -XqAtc 'create database avstamd_shuffled' postgres || return 1
    export PGDATABASE=avstamd_shuffled
    "$avstamd" migrate && import_all "$work/shuffled" && "$avstamd" ingest "$work/town/invoices" &&
        "$avstamd" reconcile --as-of "$AVSTAMD_TODAY" && answers shuffled
}

check 'the town is written' "$avstamd" demo --out "$work/town" --seed 5 --clients 200
AVSTAMD_TODAY=$(cat "$work/town/as_of.txt")
export AVSTAMD_TODAY
check 'another town is not mixed with it' sh -c "! '$avstamd' demo --out '$work/town' --seed 6"
check 'the schema is made' "$avstamd" migrate
check 'every kind is imported' import_all "$work/town"
check 'the daemon takes every invoice from its inbox' receive
check 'nothing is in quarantine' sh -c "'$avstamd' quarantine list | grep -q '^0 files'"
check 'what changed is reconciled' "$avstamd" reconcile --as-of "$AVSTAMD_TODAY"
check 'every planted mistake is found' "$avstamd" summary --planted "$work/town/planted.tsv"
check 'nothing is found beyond' sh -c "'$avstamd' summary --planted '$work/town/planted.tsv' |
    grep -q ' planterade fel hittade, 0 avvikelser'"
check 'a month is summed up by itself' sh -c "'$avstamd' summary --month 2026-09 | grep -q 'AVSTÄMNING 2026-09'"
check 'a mistake that is not there is missed' misses
check 'findings and invoices are printed' answers first
check 'nothing is left to do' "$avstamd" reconcile --as-of "$AVSTAMD_TODAY"
check 'reconciling in full succeeds' "$avstamd" reconcile --full --as-of "$AVSTAMD_TODAY"
check 'the answers are read again' answers full
check 'a full run finds the same' same first full
check 'every kind is imported again' import_all "$work/town"
check 'nothing changed, and that is reconciled' "$avstamd" reconcile --as-of "$AVSTAMD_TODAY"
check 'the answers are read once more' answers again
check 'importing again changes nothing' same first again
check 'the daemon stops' stops
check 'rows are shuffled' shuffle
check 'another database takes the shuffled rows' elsewhere
check 'the order of rows changes nothing' same_open first shuffled
echo "1..$count"
exit "$failed"
