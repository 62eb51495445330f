#!/bin/bash
# Third-party invoices and the verdicts of the official validators: verdicts.sh FOLDER
#
# FOLDER holds corpus/ and mutants/, each with an expected.tsv: which fatal and which warning rules
# fire in each file, and whether the XML schema takes it.  `check` must name exactly the same rules
# and give the verdict that follows (spec §7).  Files on which the official validator itself aborted
# (oracle_error) are unknown.  Prints a table by format and kind, the differing rules first, and a
# count last.  Fails where fewer files are equal than have been before (`reached`); the others that
# differ are counted as skipped.
set -uo pipefail

folder=${1:?usage: verdicts.sh FOLDER}
avstamd=$(realpath "${AVSTAMD:-$(dirname "$0")/../.build/release/avstamd}")
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT

# How many files of a format and kind may differ: the rest has been reached.
cat >"$scratch/reached" <<'REACHED'
REACHED

# path, format, kind, verdict ("" unknown), fatal, warning
list() {
    awk -F'\t' -v OFS='\t' -v under="$1" '
        FNR == 1 { for (at = 1; at <= NF; at++) column[$at] = at; next }
        {
            file = $column["file"]; fatal = $column["fatal"]; warning = $column["warning"]
            format = $column["format"]; kind = under == "corpus" ? $column["kind"] : "mutants"
            if (format !~ /^(ubl-invoice|ubl-creditnote|cii|svefaktura)$/) next
            if (under == "corpus" && $column["wellformed"] != "y") next
            if ($column["oracle_error"] != "") next
            verdict = fatal != "" ? "invalid" : warning != "" ? "warning" : "valid"
            if (under == "corpus" && $column["xsd_valid"] == "n") verdict = "invalid"
            if (under != "corpus") verdict = ""
            print under "/" file, format, kind, verdict, fatal, warning
        }' "$folder/$1/expected.tsv"
}
{ list corpus; [ ! -e "$folder/mutants/expected.tsv" ] || list mutants; } >"$scratch/expected"

(cd "$folder" && cut -f1 "$scratch/expected" | xargs -d '\n' -n 500 "$avstamd" check --format tsv) \
    >"$scratch/given" 2>"$scratch/said"

awk -F'\t' '
    function difference(want, have, sign,    ids, of, count, at, list) {
        count = split(have, ids, ","); for (at = 1; at <= count; at++) of[ids[at]] = 1
        count = split(want, ids, ",")
        for (at = 1; at <= count; at++) if (!(ids[at] in of)) {
            list = list " " sign ids[at]; rules[sign ids[at]]++
            if (!((sign ids[at]) in example)) example[sign ids[at]] = $1
        }
        return list
    }
    FILENAME == ARGV[1] { may_differ[$1 "\t" $2] = $3; next }
    FILENAME == ARGV[2] { verdict[$1] = $3; fatal[$1] = $4; warning[$1] = $5; next }
    {
        group = $2 "\t" $3; total[group]++
        if (!($1 in verdict)) {
            wrong = " no answer"; rules["(no answer)"]++
        } else {
            wrong = difference($5, fatal[$1], "missing ") difference(fatal[$1], $5, "extra ") \
                difference($6, warning[$1], "missing ") difference(warning[$1], $6, "extra ")
            if (wrong == "" && $4 != "" && verdict[$1] != $4) {
                wrong = " verdict " verdict[$1] ", not " $4; rules[wrong]++
                if (!(wrong in example)) example[wrong] = $1
            }
        }
        if (wrong == "") equal[group]++
    }
    END {
        for (rule in rules)
            printf "%5d %s (%s)\n", rules[rule], rule, example[rule] | "sort -rn | head -n 60"
        close("sort -rn | head -n 60")
        for (group in total) {
            split(group, part, "\t")
            differing = total[group] - equal[group]; passed += equal[group]
            known = differing < may_differ[group] ? differing : may_differ[group] + 0
            skipped += known; failed += differing - known
            printf "%-15s %-9s %4d of %4d files equal\n", part[1], part[2], equal[group],
                total[group] | "sort"
        }
        close("sort")
        printf "%d passed, %d failed, %d skipped\n", passed, failed, skipped
        exit failed > 0
    }' "$scratch/reached" "$scratch/given" "$scratch/expected"
