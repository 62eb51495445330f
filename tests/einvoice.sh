#!/bin/bash
# Third-party invoices: einvoice.sh FOLDER
#
# FOLDER holds corpus/, mutants/, and what is known about the files: expected.tsv (well-formed or
# not) and fields.tsv (values of whole invoices).  Every well-formed invoice must be read by `show`,
# equal to fields.tsv where it is listed; every other file must get an answer from `check`; none may
# crash or hang.  Prints differences first and a count last.
set -uo pipefail

folder=${1:?usage: einvoice.sh FOLDER}
avstamd=${AVSTAMD:-$(dirname "$0")/../.build/release/avstamd}
seconds=20
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT

# file, format, wellformed; paths relative to FOLDER.
list() {
    awk -F'\t' -v OFS='\t' -v under="$1" '
        FNR == 1 { for (at = 1; at <= NF; at++) column[$at] = at; next }
        { print under "/" $column["file"], $column["format"], $column["wellformed"] }' \
        "$folder/$1/expected.tsv"
}
{ list corpus; [ ! -e "$folder/mutants/expected.tsv" ] || list mutants; } |
    LC_ALL=C sort -u >"$scratch/files"

# Many files a process; a batch that dies or hangs is run again file by file, to name the culprit.
# Calls: batch COMMAND… with the files on standard input; answers to standard output.
batch() {
    local -a files
    while mapfile -t -n 200 files && [ ${#files[@]} -gt 0 ]; do
        (cd "$folder" && timeout $seconds "$@" "${files[@]}") >"$scratch/answer" 2>>"$scratch/said"
        if [ $? -le 2 ]; then
            cat "$scratch/answer"
            continue
        fi
        for file in "${files[@]}"; do
            (cd "$folder" && timeout $seconds "$@" "$file" "$file") >"$scratch/answer" \
                2>>"$scratch/said"
            local status=$?
            [ $status -le 2 ] || echo "$file: crashed or hung (exit $status)" >>"$scratch/crashed"
            head -n 1 "$scratch/answer"
        done
    done
}
: >"$scratch/crashed"
avstamd=$(realpath "$avstamd")

cut -f1 "$scratch/files" | batch "$avstamd" check --format tsv | cut -f1-3 |
    LC_ALL=C sort -u >"$scratch/checked"
awk -F'\t' '$2 ~ /^(ubl-|cii$|svefaktura$)/ && $3 == "y" { print $1 }' "$scratch/files" |
    batch "$avstamd" show --format json >"$scratch/shown"

# n_payment_means counts elements; each has its code.
# shellcheck disable=SC2016
jq -r '[.file, .format, .invoice_number, .issue_date, .due_date, .type_code, .currency, .tax_currency,
    .customization_id, .buyer_reference, .order_reference, .seller.name, .seller.endpoint,
    .seller.endpoint_scheme, .seller.legal_id, .seller.vat_id, .seller.country, .buyer.name,
    .buyer.endpoint, .payment_means_code, .payment_accounts[0].id, .payment_accounts[0].branch,
    .payment_reference,
    (.payment_means_codes // [.payment_means_code // empty] | length), (.lines // [] | length), .lines[0].id, .lines[-1].net, .tax_total,
    (.vat_breakdown // [] | length), .line_total,
    .allowance_total, .charge_total, .tax_exclusive, .tax_inclusive, .prepaid, .rounding, .payable]
    | map(. // "" | tostring | gsub("\\s+"; " ")) | join("\t")' "$scratch/shown" >"$scratch/rows"

awk -F'\t' '
    FILENAME == ARGV[1] && FNR == 1 { for (at = 1; at <= NF; at++) name[at] = $at; next }
    FILENAME == ARGV[1] { want["corpus/" $1] = $0; next }
    FILENAME == ARGV[2] { got[$1] = $0; next }
    FILENAME == ARGV[3] { checked[$1] = $2; next }
    {
        file = $1; format = $2; wrong = ""
        if (!(file in checked)) {
            wrong = "no answer from check"
        } else if (format ~ /^(ubl-|cii$|svefaktura$)/ && $3 == "y" && checked[file] != format) {
            wrong = "format " format " was taken for " checked[file]
        } else if (format ~ /^(ubl-|cii$|svefaktura$)/ && $3 == "y" && !(file in got)) {
            wrong = "not shown"
        } else if (file in want && file in got) {
            split(want[file], wanted, "\t"); split(got[file], given, "\t")
            for (at = 2; at in name; at++) {
                if (wanted[at] != given[at])
                    wrong = wrong " " name[at] " is \"" given[at] "\", not \"" wanted[at] "\";"
            }
            compared++
        }
        if (file in want && !(file in got)) skipped++
        if (wrong == "") passed++; else { failed++; print file ": " wrong }
    }
    END {
        printf "%d with known values: %d compared, %d of formats that are not read yet\n",
            compared + skipped, compared, skipped
        printf "%d passed, %d failed, %d skipped\n", passed, failed, skipped
        exit failed > 0
    }' "$folder/corpus/fields.tsv" "$scratch/rows" "$scratch/checked" "$scratch/files" \
    >"$scratch/result"
status=$?
cat "$scratch/crashed" "$scratch/result"
[ $status -eq 0 ] && [ ! -s "$scratch/crashed" ]
