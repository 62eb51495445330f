#!/bin/bash
# The rules, measured: check.sh DIRECTORY-OF-PROGRAMS, through make bench.
#
# A bare parse of the same bytes takes turns with `check`, both on one core; compare the ratios.
# ROUNDS (5), DOCUMENTS (1000) and LINES (50000) may be given.
set -euo pipefail
export LC_ALL=C.UTF-8
programs=$(realpath "$1")
avstamd=$programs/avstamd bench=$programs/tests/bench
here=$(dirname "$0")
rounds=${ROUNDS:-5} documents=${DOCUMENTS:-1000} lines=${LINES:-50000}
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
# shellcheck source=tests/bench/measuring.sh
. "$here/measuring.sh"

invoice() { awk -v number="$1" -v lines="$2" -v syntax="$3" -f "$here/invoice.awk"; }
against_bare() { # against_bare NAME FILE…
    local name=$1
    shift
    measure warm taskset -c 0 "$avstamd" check --format tsv "$@"
    for _ in $(seq "$rounds"); do
        measure "bare_$name" taskset -c 0 "$bench/bare_sax" "$@"
        measure "$name" taskset -c 0 "$avstamd" check --format tsv "$@"
    done
    printf '  %-22s %s\n' "$name" "$(compare "$name" "bare_$name")"
}

# About 10 kB each: a few shapes of each syntax, repeated under other names.
mkdir "$scratch/mixed"
for number in 0 1 2 3 4 5 6 7 8 9; do
    invoice $number $((4 + number % 4)) '' >"$scratch/shape-$number.xml"
done
invoice 7 6 credit-note >"$scratch/shape-7.xml"
invoice 8 3 cii >"$scratch/shape-8.xml"
invoice 9 4 cii >"$scratch/shape-9.xml"
for number in $(seq "$documents"); do
    cp "$scratch/shape-$((number % 10)).xml" "$scratch/mixed/$number.xml"
done
printf 'checking %s documents of %s bytes on average:\n' "$documents" \
    $(($(cat "$scratch"/mixed/*.xml | wc -c) / documents))
against_bare documents "$scratch"/mixed/*.xml

invoice 1 "$lines" '' >"$scratch/large.xml"
printf 'checking one invoice of %s lines, %s MB:\n' "$lines" \
    $(($(stat -c %s "$scratch/large.xml") / 1000000))
against_bare large "$scratch/large.xml"
printf '  memory                 %s MB\n' \
    "$(awk '$3 > most { most = $3 } END { printf "%.0f", most / 1024 }' "$scratch/large")"
