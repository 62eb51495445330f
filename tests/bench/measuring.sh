# shellcheck shell=bash
# Figures of commands that take turns; sourced with $bench (the programs) and $scratch (a folder).

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
