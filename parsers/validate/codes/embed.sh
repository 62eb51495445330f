#!/bin/sh
# Makes C tables of code lists: embed.sh DIRECTORY > codes_generated.h
#
# A list is a text file; its first line is "# its name", further lines with # tell its source.
# list.txt becomes the row CODES_LIST of code_tables: an open-addressing hash table of slots as
# wide as the longest code, so that asking costs one hash and about one comparison.
set -eu

LC_ALL=C awk '
BEGIN {
    for (i = 1; i < 256; i++) {
        byte[sprintf("%c", i)] = i
    }
    rows = ""
}
FNR == 1 {
    finish()
    list = FILENAME
    sub(/^.*\//, "", list)
    sub(/\.txt$/, "", list)
    name = substr($0, 3)
}
/^#/ { next }
{
    for (i = 1; i <= NF; i++) {
        codes[++count] = $i
        width = length($i) > width ? length($i) : width
    }
}
END {
    finish()
    printf "static const struct code_table code_tables[CODE_LISTS] = {\n%s};\n", rows
}

# The same hash as in codes.c.
function hash(code,    value, i) {
    value = length(code)
    for (i = 1; i <= length(code); i++) {
        value = (value * 37 + byte[substr(code, i, 1)]) % 65536
    }
    return value
}

function finish(    size, at, i) {
    if (count == 0) {
        return
    }
    for (size = 8; size < 2 * count; size *= 2) {
    }
    split("", slots)
    for (i = 1; i <= count; i++) {
        for (at = hash(codes[i]) % size; at in slots; at = (at + 1) % size) {
        }
        slots[at] = codes[i]
    }
    printf "static const char slots_%s[%d][%d] = {", list, size, width + 1
    for (at = 0; at < size; at++) {
        printf "%s\"%s\",", at % 8 == 0 ? "\n    " : " ", at in slots ? slots[at] : ""
    }
    printf "\n};\n\n"
    rows = rows sprintf("    [CODES_%s] = {\"%s\", slots_%s[0], %d, %d},\n",
        toupper(list), name, list, size - 1, width + 1)
    count = width = 0
}
' "$1"/*.txt
