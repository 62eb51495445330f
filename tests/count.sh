#!/bin/sh
# Adds up the results of tests/one.sh: the failed ones by name, then one line with the three numbers.
find .build -name '*.result' -exec cat {} + | awk '
    { passed += $1; failed += $2; skipped += $3 }
    $2 > 0 { print "FAILED: " $4 }
    END { printf "%d passed, %d failed, %d skipped\n", passed, failed, skipped
          exit failed > 0 || passed == 0 }'
