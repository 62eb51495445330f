#!/bin/sh
# The lines that the tests ran, by file and in all: coverage.sh DIRECTORY-OF-OBJECTS
set -eu
find "$1" -name "*.gcda" -path "*/reconcile/*" -o -name "*.gcda" -path "*/parsers/*" -o -name "*.gcda" -path "*/daemon/*" |
    grep -v "/tests/" | LC_ALL=C sort | xargs -n 1 gcov -n 2>/dev/null |
    awk '/^File / { gsub("\047", ""); file = $2 }
        /^Lines executed/ && file ~ /^(reconcile|parsers|daemon)\/.*\.c$/ && !(file in seen) {
            seen[file] = 1
            split($2, part, /[:%]/)
            lines = $4; ran = lines * part[2] / 100
            printf "%6.1f %%  %5d  %s\n", part[2], lines, file
            split(file, path, "/"); all[path[1]] += lines; covered[path[1]] += ran
        }
        END { for (folder in all) printf "%6.1f %%  %5d  %s/ in all\n", 100 * covered[folder] / all[folder], all[folder], folder }'
