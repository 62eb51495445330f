#!/bin/bash
# Runs one test and counts it: one.sh RESULT SECONDS COMMAND [ARGUMENT…]
#
# A test speaks TAP (cmocka, pgTAP, our scripts), or ends with "N passed, N failed, N skipped", or
# passes by exit 0 and is skipped by 77.
# RESULT gets "passed failed skipped name" and, beside it, the output; failures are shown at once.
set -uo pipefail

result=$1 seconds=$2
shift 2
name=${result#*/*/} name=${name%.result}
mkdir -p "$(dirname "$result")"
began=$SECONDS
CMOCKA_MESSAGE_OUTPUT=TAP timeout --kill-after=10 "$seconds" "$@" >"$result.log" 2>&1 </dev/null
status=$?

read -r passed failed skipped planned < <(awk '
    /^not ok .*# SKIP/ || /^ok .*# [Ss][Kk][Ii][Pp]/ { skipped++; next }
    /^not ok .*# TODO/ { next }
    /^not ok/ { failed++; next }
    /^ok/ { passed++ }
    /^[0-9]+ passed, [0-9]+ failed/ { passed += $1; failed += $3; skipped += $5 } # a suite counts itself
    /^1\.\.[0-9]+/ { planned += substr($1, 4) }
    END { print passed + 0, failed + 0, skipped + 0, planned + 0 }' "$result.log")
why=
if [ "$status" = 124 ] || [ "$status" = 137 ]; then
    failed=$((failed + 1)) why="not finished after $seconds s"
elif [ $((passed + failed + skipped)) -eq 0 ]; then
    case $status in
    0) passed=1 ;;
    77) skipped=1 ;;
    *) failed=1 why="exit $status" ;;
    esac
elif [ "$failed" -eq 0 ] && [ "$status" -ne 0 ]; then
    failed=1 why="exit $status"
elif [ "$planned" -gt $((passed + failed + skipped)) ]; then
    failed=$((failed + 1)) why="stopped before its end"
fi

if [ "$failed" -gt 0 ]; then
    {
        printf '\n--- %s: FAILED %s\n' "$name" "$why"
        awk '!/^ok /' "$result.log" | head -c 20000 | head -n 200
        echo "    (all of it: $result.log)"
    } >&2
fi
printf '%-44s %4d passed %s %s%3d s\n' "$name" "$passed" \
    "$([ "$failed" -eq 0 ] || echo "$failed failed ")" \
    "$([ "$skipped" -eq 0 ] || echo "$skipped skipped ")" $((SECONDS - began))
echo "$passed $failed $skipped $name" >"$result"
