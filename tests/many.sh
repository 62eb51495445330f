#!/bin/bash
# Sources with very many files, 500 or in the long form 10,000: all are taken once, in bounded memory and
# time, and they keep no other source waiting.  Speaks TAP.
set -uo pipefail
export LC_ALL=C.UTF-8 PATH=$PATH:/usr/sbin
here=$(cd "$(dirname "$0")/.." && pwd)
avstamd=${AVSTAMD:-$here/.build/release/avstamd}
settle='0 s'
export ASAN_OPTIONS=quarantine_size_mb=1${ASAN_OPTIONS:+:$ASAN_OPTIONS} # what is freed is not counted
# shellcheck source=tests/peers.sh
. "$here/tests/peers.sh"

many=${AVSTAMD_FILES:-$([ -n "${AVSTAMD_LONG-}" ] && echo 10000 || echo 500)}
kinds=(folder)
[ -z "${AVSTAMD_LONG-}" ] || kinds+=(sftp dav)
crowds=(crowd1 crowd2 crowd3 crowd4 crowd5) # more than there are jobs at once
folder_source() { printf '[source %s]\nkind = folder\nfolder = %s\nsettle = 0 s\n' "$1" "$work/$1"; }
for name in folder few small "${crowds[@]}"; do
    mkdir "$work/$name"
    folder_source "$name"
    [[ $name != crowd* ]] || echo "most_files = $((many / 50))"
done >"$work/conf"
cat >>"$work/conf" <<CONFIG
[source sftp]
$ssh_words
url = sftp://127.0.0.1:$ssh$work/sftp/
host_key = $host_key
[source dav]
$dav_words
url = https://localhost:$https/dav/
token = file:$work/token
CONFIG

fill() { # fill FOLDER COUNT PREFIX
    for ((n = 1; n <= $2; n++)); do bill "$3-$n" "K$((n % 100))" >"$work/$1/$3-$n.xml"; done
}
fetch_all() { # fetch_all SOURCE: until there is no more; $peak is the most memory that it had, in MB
    local process now
    peak=0
    while :; do
        "$avstamd" --config "$work/conf" source fetch "$1" >"$work/said" 2>&1 &
        process=$!
        while now=$(awk '/^VmHWM/ { print int($2 / 1024) }' "/proc/$process/status" 2>/dev/null) && [ -n "$now" ]; do
            [ "$now" -le "$peak" ] || peak=$now
            sleep 0.1
        done
        wait "$process" || { tail -n 3 "$work/said" && return 1; }
        grep -q 'there is more' "$work/said" || return 0
    done
}
all_taken() { # all_taken SOURCE COUNT
    is "$(files "$work/$1") $(sql "select count(*) || ' ' || count(distinct file_no) || ' ' || count(arrival)
        from avstamd.receipt where source = '$1'")" "0 $2 $2 0"
}

fill few 100 few
fetch_all few
least=$peak
for kind in "${kinds[@]}"; do
    fill "$kind" "$many" "$kind"
    began=$SECONDS
    fetch_all "$kind"
    took=$((SECONDS - began))
    echo "# $kind: $many files in $took s, $peak MB; 100 files: $least MB"
    check "$kind: $many files, all taken once" all_taken "$kind" "$many"
    check "$kind: in bounded memory" [ "$peak" -le $((least + 40)) ]
    check "$kind: in bounded time" [ "$took" -le $((many / 10 + 60)) ]
done

for name in "${crowds[@]}"; do fill "$name" $((many / 5)) "$name"; done
fill small 1 small
"$avstamd" --config "$work/conf" work --inbox "$work/inbox" --night off >"$work/log" 2>&1 &
daemon=$!
started+=("$daemon")
small_taken() { [ "$(files "$work/small")" = 0 ]; }
small_first() { # by the order in which they were stored
    within 120 small_taken || return 1
    [ "$(sql "select count(*) < $((many / 5 * ${#crowds[@]})) from avstamd.receipt
        where source like 'crowd%' and receipt_no < (select receipt_no from avstamd.receipt where source = 'small')")" = t ]
}
check 'a small source does not wait until large ones are empty' small_first
kill "$daemon" && wait "$daemon" 2>/dev/null
echo "1..$count"
exit $failed
