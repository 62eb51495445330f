#!/bin/bash
# The review pages over 1,000,000 findings: web.sh DIRECTORY-OF-PROGRAMS, through make bench.
#
# The queue of invoices and an invoice of 300 lines, asked for through the real server by somebody who is
# signed in: p50 and p99 at a steady 16 requests a second, the highest rate, other pages one by one, and the
# memory over many requests.  SECONDS_EACH (30) and REQUESTS (100000; 0: none) may be given.
set -euo pipefail
export LC_ALL=C.UTF-8
programs=$(realpath "$1")
avstamd=$programs/avstamd load=$programs/tests/bench/load
here=$(dirname "$0")
seconds=${SECONDS_EACH:-30}
requests=${REQUESTS:-100000}

if [ -z "${AVSTAMD_PRIVATE_SERVER-}" ]; then
    AVSTAMD_PG_OPTIONS='-c shared_buffers=1GB -c max_wal_size=4GB' \
        exec "$here/../with_database.sh" "$0" "$@"
fi
scratch=$(mktemp -d)
web=
finish() {
    [ -z "$web" ] || kill -TERM "$web" 2>/dev/null || true
    rm -rf "$scratch"
}
trap finish EXIT

echo 'Some years of invoices, generated straight into the database …'
"$avstamd" migrate >/dev/null
token=$(od -An -N32 -tx1 /dev/urandom | tr -d ' \n')
psql -XqAt -v token="$token" -f "$here/web.sql" | tail -n 1
psql -Xqc "select avstamd.setting_set('idle_minutes', 480)" >/dev/null
"$avstamd" web --listen 127.0.0.1:0 2>"$scratch/web.log" &
web=$!
address=
for _ in $(seq 100); do
    address=$(sed -n 's|.*the pages are at http://\(.*\)/|\1|p' "$scratch/web.log")
    [ -z "$address" ] || break
    sleep 0.1
done
[ -n "$address" ] || {
    cat "$scratch/web.log" >&2
    exit 2
}

ask() { # ask RATE SECONDS CONNECTIONS PATH…: "requests p50 p99 longest rate"
    "$load" "$address" "avstamd=$token" "$@"
}
memory_kb() { awk '/^VmRSS/ { print $2 }' "/proc/$web/status"; }
steadily() { # steadily WHAT PATH…
    local what=$1 count median slow longest rate
    shift
    ask 16 5 8 "$@" >/dev/null # warm
    read -r count median slow longest rate < <(ask 16 "$seconds" 8 "$@")
    printf '  %-28s p50 %s ms, p99 %s ms, longest %s ms (%s requests at %s a second)\n' \
        "$what" "$median" "$slow" "$longest" "$count" "$rate"
    read -r count median slow longest rate < <(ask 0 10 4 "$@")
    printf '  %-28s %s requests a second, p50 %s ms, p99 %s ms\n' '  as fast as it goes' "$rate" "$median" "$slow"
}

echo
echo 'Pages at a steady 16 requests a second:'
steadily 'the queue, 50 rows' /fakturor
steadily 'the queue, all and sorted' '/fakturor?tillstand=alla&sortera=utforare&sida=7'
steadily 'the queue, by a word' '/fakturor?sok=F9'
steadily 'an invoice of 10 lines' /faktura/89744
steadily 'an invoice of 300 lines' /faktura/100001

alone() { # alone WHAT PATH: one request after the other
    local what=$1 count median slow longest rate
    read -r count median slow longest rate < <(ask 0 "$((seconds / 4 + 1))" 1 "$2")
    printf '  %-28s p50 %s ms, longest %s ms (%s requests)\n' "$what" "$median" "$longest" "$count"
}
echo
echo 'Other pages, one request after the other:'
alone 'the overview' /
alone 'a client' /klient/5
alone 'a provider' /utforare/1
alone 'all providers, three months' /utforare
alone 'costs of a year' /rapporter/kostnader

if [ "$requests" != 0 ]; then
    before=$(memory_kb)
    echo
    printf 'memory of the server: %s MB before' $((before / 1024))
    done_many=0
    while [ "$done_many" -lt "$requests" ]; do
        read -r count _ < <(ask 0 60 4 /fakturor /faktura/89744 /avvikelser)
        done_many=$((done_many + count))
        printf ', %s MB after %s requests' $(($(memory_kb) / 1024)) "$done_many"
    done
    echo
fi
