#!/bin/bash
# A large city's month, measured: bench.sh DIRECTORY-OF-PROGRAMS, through make bench.
#
# What we do and the bare thing beneath it take turns, so that a noisy machine is unfair to neither;
# compare the ratios.  ROUNDS (5), INVOICES (2000) and MEGABYTES (32) may be given.
set -euo pipefail
export LC_ALL=C.UTF-8
programs=$(realpath "$1")
avstamd=$programs/avstamd bench=$programs/tests/bench
here=$(dirname "$0")
rounds=${ROUNDS:-5}

if [ -z "${AVSTAMD_PRIVATE_SERVER-}" ]; then
    AVSTAMD_PG_OPTIONS='-c shared_buffers=1GB -c max_wal_size=4GB' \
        exec "$here/../with_database.sh" "$0" "$@"
fi
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT

measure() { # measure NAME COMMAND…: a line "wall-ms processor-ms peak-kB" more in NAME
    local name=$1
    shift
    "$bench/measure" "$@" >"$scratch/out" 2>"$scratch/said" || {
        cat "$scratch/said" >&2
        exit 2
    }
    tail -n 1 "$scratch/said" >>"$scratch/$name"
}
median() { sort -n "$scratch/$1" | awk '{ wall[NR] = $1 } END { print wall[int((NR + 1) / 2)] }'; }
least() { sort -n "$scratch/$1" | awk 'NR == 1 { print $1 }'; }
seconds() { awk -v ms="$1" 'BEGIN { printf "%.2f s", ms / 1000 }'; }
ratio() { awk -v one="$1" -v other="$2" 'BEGIN { printf "%.2f", one / other }'; }
compare() { # compare NAME BARE: median and least, and what they are of the bare ones
    printf '%s median, %s least; × bare: %s by median, %s by least\n' \
        "$(seconds "$(median "$1")")" "$(seconds "$(least "$1")")" \
        "$(ratio "$(median "$1")" "$(median "$2")")" "$(ratio "$(least "$1")" "$(least "$2")")"
}

echo 'A Stockholm month, generated straight into the database …'
"$avstamd" migrate >/dev/null
psql -XqAt -f "$here/month.sql"
psql -Xqc 'alter system set fsync = on' -c 'alter system set synchronous_commit = on' \
    -c 'select pg_reload_conf()' -c checkpoint >/dev/null

queries=$here/../../sql/queries
facts=("$queries"/facts_{visits,accounts,orders,clients}.sql "$here/lines.sql")
run=("$avstamd" reconcile --full --as-of 2026-11-22)
measure warm "$bench/copy_out" "${facts[@]}"
measure first "${run[@]}"
for _ in $(seq "$rounds"); do
    measure copy "$bench/copy_out" "${facts[@]}"
    measure again "${run[@]}"
done
findings=$(psql -XqAtc "select count(*) from avstamd.finding where state = 'open'")
echo
echo "reconcile --full, $findings findings:"
printf '  bare binary COPY-out   %s median, %s least (%s rounds, taking turns)\n' \
    "$(seconds "$(median copy)")" "$(seconds "$(least copy)")" "$rounds"
printf '  first run              %s; × bare: %s (stores all findings)\n' "$(seconds "$(median first)")" \
    "$(ratio "$(median first)" "$(median copy)")"
printf '  the run of every night %s\n' "$(compare again copy)"
printf '  its processor time     %s; the peak memory of avstamd %s MB\n' \
    "$(seconds "$(awk '{ print $2 }' "$scratch/again" | sort -n | head -n 1)")" \
    "$(cat "$scratch/first" "$scratch/again" | awk '$3 > most { most = $3 } END { printf "%.0f", most / 1024 }')"

lines=$((${MEGABYTES:-32} * 1024 * 1024 / 840))
awk -v number=1 -v lines="$lines" -f "$here/invoice.awk" >"$scratch/large.xml"
size=$(stat -c %s "$scratch/large.xml")
for _ in $(seq "$rounds"); do
    measure sax "$bench/bare_sax" "$scratch/large.xml"
    measure parse "$avstamd" check --format tsv "$scratch/large.xml"
done
rate() { awk -v bytes="$size" -v ms="$1" 'BEGIN { printf "%.0f MB/s", bytes / 1000 / ms }'; }
echo
printf 'parsing an invoice of %s lines, %s MB:\n' "$lines" $((size / 1000000))
printf '  bare libxml2 SAX       %s\n' "$(rate "$(least sax)")"
printf '  avstamd check          %s; %s; %s MB of memory\n' "$(rate "$(least parse)")" \
    "$(compare parse sax)" "$(awk '{ printf "%.0f", $3 / 1024; exit }' "$scratch/parse")"

count=${INVOICES:-2000}
mkdir "$scratch/inbox"
for number in $(seq "$count"); do
    awk -v number="$number" -v lines=10 -f "$here/invoice.awk" >"$scratch/inbox/$number.xml"
done
measure ingest "$avstamd" ingest "$scratch/inbox"
echo
awk -v count="$count" '{ printf "ingest of %d invoices of 10 lines, synced to disk: %.2f s, %.0f a second\n",
    count, $1 / 1000, count * 1000 / $1 }' "$scratch/ingest"
