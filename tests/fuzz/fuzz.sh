#!/bin/bash
# Builds the fuzzers and runs each in turn: fuzz.sh BUILD SECONDS NAME…
#
# What one finds becomes a file in tests/fuzz/corpus/NAME, and is a failure of `make check` until it
# is mended.  What it learns stays in BUILD/NAME.corpus.
set -euo pipefail
cd "$(dirname "$0")/../.."
build=$1 seconds=$2
shift 2
flags=() libraries=()
# shellcheck disable=SC2154
eval "flags=(${FUZZ_FLAGS:?is given by make fuzz})"
eval "libraries=(${FUZZ_LIBS:?is given by make fuzz})"
mkdir -p "$build"
mapfile -t sources < <(find parsers reconcile/base -name '*.c'
    printf '%s\n' daemon/{name_ends,printable,read_documents,unzip}.c tests/fuzz/documents.c)

# Once for all fuzzers.
compile() {
    clang "${flags[@]}" -Wno-gnu-zero-variadic-macro-arguments -O1 -g \
        -fsanitize=fuzzer-no-link,address,undefined -c -o "$2" "$1"
}
find parsers reconcile daemon tests .build/generated -name '*.h' -newer "$build/stamp" 2>/dev/null |
    grep -q . || [ ! -e "$build/stamp" ] || headers_same=yes
[ -n "${headers_same-}" ] || rm -f "$build"/*.o
touch "$build/stamp"
objects=()
for source in "${sources[@]}"; do
    object=$build/${source//\//_}.o
    objects+=("$object")
    if [ "$object" -ot "$source" ]; then
        compile "$source" "$object"
    fi
done
failed=
for name in "$@"; do
    mkdir -p "$build/$name.corpus" "tests/fuzz/corpus/$name"
    compile "tests/fuzz/fuzz_$name.c" "$build/$name.o"
    clang++ -fsanitize=fuzzer,address,undefined -o "$build/$name" "$build/$name.o" "${objects[@]}" \
        "${libraries[@]}"
    "$build/$name" -max_total_time="$seconds" -timeout=10 -rss_limit_mb=2048 -max_len=65536 \
        -artifact_prefix="tests/fuzz/corpus/$name/" "$build/$name.corpus" \
        "tests/fuzz/corpus/$name" tests/data/* 2>"$build/$name.log" || failed="$failed $name"
    tail -n 1 "$build/$name.log"
done
[ -z "$failed" ] || { echo "found something:$failed; see $build/NAME.log" >&2; exit 1; }
