#!/bin/bash
# A large city's month, measured: month.sh DIRECTORY-OF-PROGRAMS, through make bench.
#
# What we do and the bare thing beneath it take turns, so that a noisy machine is unfair to neither;
# compare the ratios.  ROUNDS (5) and INVOICES (2000) may be given.
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

# shellcheck source=tests/bench/measuring.sh
. "$here/measuring.sh"

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

count=${INVOICES:-2000}
mkdir "$scratch/inbox"
for number in $(seq "$count"); do
    awk -v number="$number" -v lines=10 -f "$here/invoice.awk" >"$scratch/inbox/$number.xml"
done
measure ingest "$avstamd" ingest "$scratch/inbox"
echo
awk -v count="$count" '{ printf "ingest of %d invoices of 10 lines, synced to disk: %.2f s, %.0f a second\n",
    count, $1 / 1000, count * 1000 / $1 }' "$scratch/ingest"
