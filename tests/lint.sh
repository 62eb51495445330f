#!/bin/bash
# What machines can see of CONTRIBUTING.md: lint.sh KIND…, or all kinds.  Speaks TAP.
#
# Called by make lint, which gives the compiler's flags in LINT_FLAGS.
set -uo pipefail
cd "$(dirname "$0")/.." || exit 2
export LC_ALL=C.UTF-8

flags=()
eval "flags=(${LINT_FLAGS:?is given by make lint})"
mapfile -t sources < <(find reconcile parsers daemon -name '*.c' | LC_ALL=C sort)
mapfile -t headers < <(find reconcile parsers daemon tests -name '*.h' | LC_ALL=C sort)
mapfile -t tests < <(find tests -name '*.c' | LC_ALL=C sort)
mapfile -t scripts < <(grep -lE '^#!/bin/(ba)?sh' -r tests sql .ci 2>/dev/null | LC_ALL=C sort)

say() { # say NAME: what stands on standard input is what is wrong
    local wrong
    wrong=$(cat)
    if [ -z "$wrong" ]; then
        echo "ok - $1"
    else
        echo "not ok - $1"
        printf '%s\n' "$wrong"
        failed=yes
    fi
}

code() { # code FILE…: without comments, strings and directives, each line after its place
    gcc -fpreprocessed -dD -E -w "$@" 2>/dev/null |
        awk '/^# [0-9]+ "/ { line = $2; file = $3; gsub(/"/, "", file); next }
             !/^#/ { gsub(/"([^"\\]|\\.)*"/, ""); print file ":" line ": " $0 }
             { line++ }'
}

includes_outside() { # includes_outside FOLDER ALLOWED-EXPRESSION
    grep -rnE '^ *#include' --include='*.[ch]' "$1" | grep -vE "#include ($2)"
}

lint_includes() {
    local libc='<(assert|ctype|errno|inttypes|limits|regex|stdalign|stdarg|stdbool|stddef|stdint|stdio|stdlib|string|strings|sys/mman)\.h>'
    includes_outside reconcile "\"reconcile/|$libc" | say 'the core includes libc and itself'
    includes_outside reconcile/base "\"reconcile/base/|$libc" | say 'the base includes libc and itself'
    includes_outside parsers "\"parsers/|\"reconcile/base/|<libxml/|$libc" |
        say 'parsers include libxml2, the base and themselves'
}

lint_headers() {
    for header in "${headers[@]}"; do
        echo "#include \"$header\"" | gcc "${flags[@]}" -fsyntax-only -x c - 2>&1
    done | say 'every header compiles alone'
}

lint_layout() {
    clang-format --dry-run "${sources[@]}" "${headers[@]}" "${tests[@]}" 2>&1 | grep -E 'warning|error' |
        sort | uniq | say 'clang-format would change nothing'
}

lint_clang() {
    printf '%s\0' "${sources[@]}" "${tests[@]}" |
        xargs -0 -n 16 clang "${flags[@]}" -Wno-gnu-zero-variadic-macro-arguments -fsyntax-only 2>&1 |
        say 'clang has no warning'
}

lint_analyzer() {
    printf '%s\0' "${sources[@]}" |
        xargs -0 -n 1 gcc "${flags[@]}" -O1 -Wno-format-truncation -fanalyzer -c -o /dev/null 2>&1 |
        say "gcc's analyzer finds nothing"
}

lint_cppcheck() { # leaks are the address sanitizer's: cppcheck does not know CLEANUP
    cppcheck -q --std=c11 --enable=warning,performance,portability --inline-suppr \
        --suppress=missingIncludeSystem --suppress=memleak -I. -I.build/generated reconcile parsers daemon 2>&1 |
        say 'cppcheck finds nothing'
}

lint_words() {
    local never='\b(strcpy|strcat|sprintf|vsprintf|gets|strtok|atoi|atol|atoll|atof|strtod|localtime|gmtime|mktime|alloca|system|popen|float|double|setenv|rand)\b'
    local all
    all=$(code "${sources[@]}" "${headers[@]}")
    # config.c hands on in the environment which file it is; a workbook's numbers are binary (table_xlsx.c)
    sed -E -e '\|^daemon/config\.c:|s/setenv//' -e '\|^daemon/web/table_xlsx\.c:|s/\bdouble\b//' <<<"$all" |
        grep -E "$never" | say 'no function or type that is never used here'
    grep -E '^(reconcile|parsers)/[^:]*\.c:' <<<"$all" | grep -v '^reconcile/base/arena\.c:' |
        grep -E '\b((malloc|calloc|realloc|free|printf|puts)\(|stdout|stderr)' |
        say 'core and parsers take memory from arenas and print nothing'
    grep -rnE '(^|[^.a-z])/work/|\.\./shared' --exclude=.git --exclude-dir=.git --exclude-dir=.build --exclude-dir=.ci . |
        grep -v '^./tests/lint.sh' | say 'nothing names the place where it was made'
}

lint_state() { # no variable outlives its function: nothing stands in .data or .bss
    for file in "${sources[@]}"; do
        object=.build/release/${file%.c}.o
        [ ! -e "$object" ] || objdump -t "$object" |
            awk -v file="$file" '$4 ~ /^\.(data|bss)$/ && $3 == "O" || $3 ~ /^\.(data|bss)$/ && $2 == "O" {
                print file ": " $NF }'
    done | say 'there are no global variables'
}

function_lengths() {
    awk 'FNR == 1 { inside = 0 }
         /^[a-z].*\)$/ || /^[ a-z].*[,)]$/ && !inside { name = $0 }
         /^\{$/ { inside = 1; begins = FNR; next }
         /^\}/ && inside { print FNR - begins - 1, FILENAME ":" begins; inside = 0 }' "$@"
}

lint_length() {
    # A table_….c of the parsers holds one table and no function: as long as what it lists.
    mapfile -t tables < <(printf '%s\n' "${sources[@]}" | grep '^parsers/.*/table_[^/]*\.c$')
    mapfile -t read_by_people < <(printf '%s\n' "${sources[@]}" "${headers[@]}" | grep -v '^parsers/.*/table_[^/]*\.c$')
    function_lengths "${tables[@]}" | awk '{ print $2 ": a function" }' |
        say 'tables have no functions'
    wc -l "${read_by_people[@]}" | awk '$2 != "total" && $1 > 600 { print $2 ": " $1 " lines" }' |
        say 'files stay within 600 lines, 300 being the aim'
    wc -l "${read_by_people[@]}" | awk '$2 != "total" && $1 > 300 { print "# " $2 ": " $1 " lines" }'
    function_lengths "${sources[@]}" | awk '$1 > 60 { print $2 ": " $1 " lines" }' |
        say 'functions stay within 60 lines'
    function_lengths "${sources[@]}" | sort -n |
        awk '{ length_of[NR] = $1 } END { print "# functions: " NR ", median " length_of[int(NR / 2) + 1] \
            ", nine in ten within " length_of[int(NR * 0.9)] ", longest " length_of[NR] " lines" }'
    wc -l Makefile tests/tests.mk | awk '$2 != "total" && $1 > 120 { print $2 ": " $1 " lines" }' |
        say 'the Makefile and that of the tests stay within 120 lines'
}

lint_scripts() {
    for script in "${scripts[@]}"; do
        bash -n "$script" 2>&1
    done | say 'scripts are well-formed'
    shellcheck -x -S warning "${scripts[@]}" 2>&1 | say 'shellcheck finds nothing in the scripts'
}

lint_catalogue() { # README prints what the code knows
    diff <(sed -n '/<!-- codes -->/,/<!-- end of codes -->/p' README.md | grep '^|') \
        <("$AVSTAMD" codes) 2>&1 | say 'the catalogue in README.md is the one in the code'
    diff <(grep '^|' parsers/validate/rules.md) <("$AVSTAMD" rules --format markdown) 2>&1 |
        say 'the rules in parsers/validate/rules.md are those of the code'
}

lint_valgrind() { # the release build, which the sanitizers do not see
    for command in show check; do
        valgrind -q --child-silent-after-fork=yes --error-exitcode=9 --leak-check=full \
            .build/release/avstamd "$command" tests/data/*/*.xml 2>&1 >/dev/null | grep '^=='
    done | say 'valgrind finds nothing in show and check'
}

failed=
for kind in "${@:-includes headers layout words length state scripts clang cppcheck analyzer catalogue}"; do
    for one in $kind; do
        "lint_$one"
    done
done
[ -z "$failed" ]
