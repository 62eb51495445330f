#!/bin/bash
# Worked examples against the whole program: examples.sh DIRECTORY; speaks TAP.
#
# A case is a folder with CSV files, invoices/, as_of.txt, expected_findings.csv and
# expected_invoices.csv.
set -uo pipefail
if [ -z "${AVSTAMD_PRIVATE_SERVER-}" ]; then
    exec "$(dirname "$0")/with_database.sh" "$0" "$@"
fi
avstamd=$(realpath "${AVSTAMD:-.build/release/avstamd}")
kinds='providers clients services service_aliases client_aliases extractors prices orders visits stays absences'
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
failed=''

if [ "${1-}" = --case ]; then # inside a database of its own: leaves findings.csv and invoices.csv
    cd "$2" || exit 2
    "$avstamd" migrate || exit
    for kind in $kinds; do
        [ ! -e "$kind.csv" ] || "$avstamd" import "$kind" "$kind.csv" || exit
    done
    [ ! -d invoices ] || "$avstamd" ingest invoices || exit
    "$avstamd" reconcile --full --as-of "$(tr -d '[:space:]' <as_of.txt)" || exit
    "$avstamd" findings --format csv >"$3/findings.csv" || exit
    "$avstamd" invoices --format csv >"$3/invoices.csv" || exit
    exit 0
fi

compare() { # compare findings|invoices
    if diff -u --label expected --label found "$case/expected_$1.csv" "$work/$1.csv" >"$work/diff"; then
        echo "ok - $name: $1"
    else
        failed=yes
        head -n "${DIFF_LINES:-40}" "$work/diff"
        echo "not ok - $name: $1"
    fi
}

for case in "$1"/*/; do
    [ -e "$case/as_of.txt" ] || continue
    case=$(realpath "$case")
    name=$(basename "$case")
    rm -f "$work"/*
    if "$(dirname "$0")/with_database.sh" "$0" --case "$case" "$work" >"$work/log" 2>&1; then
        compare findings
        compare invoices
    else
        failed=yes
        tail -n 5 "$work/log"
        echo "not ok - $name: runs"
    fi
done
[ -z "$failed" ]
