#!/bin/bash
# What the XML schemas reject: schemas.sh FOLDER
#
# FOLDER holds corpus/ with its expected.tsv (column xsd_valid), and xsd/.  `check` must tell of XSD
# exactly where a document is not valid.  Where xmllint is at hand, invoices with a line of theirs
# removed, repeated, moved or given another value are judged by both, too; the changes are the same
# in every run.  Prints the differences first and a count last.
set -uo pipefail
export LC_ALL=C.UTF-8

folder=$(realpath "${1:?usage: schemas.sh FOLDER}")
avstamd=$(realpath "${AVSTAMD:-$(dirname "$0")/../.build/release/avstamd}")
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT

# "path y|n", by the paths on standard input, of what can be read
judged() {
    xargs -d '\n' -n 500 "$avstamd" check --format json --profile en16931 2>"$scratch/said" |
        jq -r '.[] | select(.verdict != "unreadable") | [.path, (if any(.broken[]?; .rule == "XSD") then "n" else "y" end)] | @tsv'
}

schema_of() {
    case $1 in
    ubl-invoice) echo ubl-2.1/maindoc/UBL-Invoice-2.1.xsd ;;
    ubl-creditnote) echo ubl-2.1/maindoc/UBL-CreditNote-2.1.xsd ;;
    cii) echo cii-D16B/uncefact/data/standard/CrossIndustryInvoice_100pD16B.xsd ;;
    svefaktura) echo svefaktura-1.0/maindoc/SFTI-BasicInvoice-1.0.xsd ;;
    esac
}

# change FORMAT FILE…: six changes of each file, where there are enough lines.
change() {
    local format=$1
    shift
    LC_ALL=C awk -v format="$format" -v to="$scratch/changed" '
        BEGIN {
            srand(20261122)
            count = split("|x|0|-1.50|1,5|1e3|.5|+7.|2026-02-29|2024-02-29|20261005|2026-10-05Z|true|" \
                "yes|12:00:00|24:00:00|AAA=|AAB=|A===|sv|kr|SEK|380", values, "|")
        }
        function chance(most) { return int(rand() * most) + 1 }
        function write(how,    at, line, out) {
            out = to "/" format "-" ++number ".xml"
            line = chance(lines)
            for (at = 1; at <= lines; at++) {
                text = all[at]
                if (at == line && how == "remove") continue
                if (at == line && how == "value") sub(/>[^<]*</, ">" values[chance(count)] "<", text)
                if (at == line && how == "attribute") sub(/="[^"]*"/, "=\"" values[chance(count)] "\"", text)
                if (at == line && how == "move") { held = text; continue }
                print text > out
                if (at == line && how == "repeat") print text > out
                if (held != "" && chance(4) == 1) { print held > out; held = "" }
            }
            if (held != "") print held > out
            held = ""
            close(out)
        }
        function changes() {
            if (lines < 20) return
            write("remove"); write("repeat"); write("move"); write("move"); write("value")
            write("attribute")
        }
        FNR == 1 { changes(); lines = 0 }
        { all[++lines] = $0 }
        END { changes() }' "$@"
}

corpus() {
    awk -F'\t' -v OFS='\t' -v format="$1" '
        FNR == 1 { for (at = 1; at <= NF; at++) column[$at] = at; next }
        $column["wellformed"] == "y" && $column["format"] == format {
            print $column["file"], $column["xsd_valid"] }' "$folder/corpus/expected.tsv"
}

cd "$folder/corpus" || exit 2
mkdir "$scratch/changed"
for format in ubl-invoice ubl-creditnote cii svefaktura; do
    corpus "$format" >"$scratch/expected"
    cut -f1 "$scratch/expected" | judged >"$scratch/judged"
    sort "$scratch/expected" >>"$scratch/all_expected"
    sort "$scratch/judged" >>"$scratch/all_judged"
    command -v xmllint >/dev/null || continue
    # A changed line may be half an element, or a namespace: what cannot be read has no verdict.
    mapfile -t valid < <(awk -F'\t' '$2 == "y" { print $1 }' "$scratch/expected")
    change "$format" "${valid[@]}"
    find "$scratch/changed" -name "$format-*.xml" | sort |
        xargs -d '\n' xmllint --nonet --noout --schema "$folder/xsd/$(schema_of "$format")" 2>&1 |
        sed -nE 's/^(.*\.xml) validates$/\1\ty/p; s/^(.*\.xml) fails to validate$/\1\tn/p' |
        sort >"$scratch/expected"
    cut -f1 "$scratch/expected" | judged | sort >"$scratch/judged"
    cat "$scratch/judged" >>"$scratch/all_judged"
    join -t $'\t' -o 1.1,1.2 "$scratch/expected" "$scratch/judged" >>"$scratch/all_expected"
done

diff "$scratch/all_expected" "$scratch/all_judged" | grep '^[<>]' |
    sed 's/^</should be:/; s/^>/is judged:/' >"$scratch/different"
head -n 40 "$scratch/different"
failed=$(grep -c '^should' "$scratch/different")
echo "$(($(wc -l <"$scratch/all_expected") - failed)) passed, $failed failed, 0 skipped"
[ "$failed" = 0 ]
