#!/bin/bash
# Full disks (small ones, of memory): of what is written for others, of what is fetched, of the database.  It is
# told, nothing is lost, nothing half-written stays, and it goes on when there is room again.  Speaks TAP.
set -uo pipefail
export LC_ALL=C.UTF-8 PATH=$PATH:/usr/sbin
here=$(cd "$(dirname "$0")/.." && pwd)
avstamd=${AVSTAMD:-$here/.build/release/avstamd}
settle='0 s'
# shellcheck source=tests/peers.sh
. "$here/tests/peers.sh"

small=$(mktemp -d /var/tmp/avstamd-full.XXXXXX)
mkdir "$small"/{files,base,work,postgres,bin}
mount -t tmpfs -o size=256k none "$small/files" 2>/dev/null && mount -t tmpfs -o size=80m none "$small/base" || {
    rm -rf "$small"
    echo '1..0 # SKIP no small disk can be mounted here'
    exit 77
}
chmod 755 "$small"
first=$PGDATABASE
end() {
    finish
    psql -XqAtc "drop database if exists ${first}_small with (force)" "$first"
    psql -XqAtc "drop tablespace if exists avstamd_small_$$" "$first"
    umount -l "$small/files" "$small/base" && rm -rf "$small"
}
trap end EXIT
mkdir "$small/base/data"
chown "$(stat -c %U "$(sql 'show data_directory')")" "$small/base/data"
sql "create tablespace avstamd_small_$$ location '$small/base/data'"
sql "create database ${first}_small tablespace avstamd_small_$$"
export PGDATABASE=${first}_small
"$avstamd" migrate >/dev/null

fill() { # fill FOLDER: no byte more
    head -c 1G /dev/zero >"$1/filler" 2>/dev/null
    true
}
town
mkdir "$small/files"/{export,outbox} "$work/inbox"
cat >"$work/conf" <<CONFIG
[source sftp]
$ssh_words
url = sftp://127.0.0.1:$ssh$work/sftp/
host_key = $host_key
[answers]
endpoint_id = 0007:2120000142
name = Exempelköping
outbox = $small/files/outbox
wait = 0 s
CONFIG
work_once() { "$avstamd" --config "$work/conf" work --inbox "$work/inbox" --night off --once >"$work/log" 2>&1; }
there() { find "$1" -type f ! -name filler | wc -l; }
full='No space left on device'

# --- what is written for others
bill A-1 K1 | put a-1.xml "$work/inbox"
fill "$small/files"
work_once # an answer may be planned only when the next one begins
[ "$(sql 'select count(*) from avstamd.response')" = 1 ] || work_once
check 'outbox: it is told' grep -q "outbox/avstamd-svar-000001.xml cannot be written: $full" "$work/log"
check 'outbox: nothing half-written stays, the answer waits' is "$(there "$small/files/outbox") $(sql "select count(*) from avstamd.response where done_at is null")" '0 1'
sql 'update avstamd.job set not_before = now() where done_at is null'
rm "$small/files/filler"
work_once
check 'outbox: with room again it is sent, once' is "$(ls "$small/files/outbox") $(sql "select count(*) from avstamd.response where done_at is not null")" 'avstamd-svar-000001.xml 1'
sql "$decide_all" >/dev/null
fill "$small/files"
check 'export: it is told' says "avstamd-000001.csv cannot be written: $full" "$avstamd" export --out "$small/files/export"
check 'export: nothing half-written stays' is "$(there "$small/files/export")" 0
check 'export: again, it is no other number' says "avstamd-000001.csv cannot be written: $full" "$avstamd" export --out "$small/files/export"
rm "$small/files/filler"
check 'export: with room again it is written' "$avstamd" export --out "$small/files/export"
check 'export: once' is "$(ls "$small/files/export") $(sql 'select count(*) from avstamd.export')" 'avstamd-000001.csv 1'

# --- what is fetched, before it is stored
without_room() { # without_room COMMAND…: where /tmp is a full disk
    here=$small work=$work place=$PGHOST bin=$(dirname "$avstamd") unshare -m bash -c '
        mount --bind "$work" "$here/work" && mount --bind "$place" "$here/postgres" && mount --bind "$bin" "$here/bin" &&
            mount -t tmpfs -o size=64k none /tmp && mkdir -p "$work" "$place" && mount --bind "$here/work" "$work" &&
            mount --bind "$here/postgres" "$place" || exit 3
        case $bin in /tmp/*) mkdir -p "$bin" && mount --bind "$here/bin" "$bin" ;; esac
        head -c 1M /dev/zero >/tmp/filler 2>/dev/null
        "$@"' bash "$@"
}
for ((n = 1; n <= 5; n++)); do bill "B-$n" K2 | put "b-$n.xml" "$work/sftp"; done
check 'fetch: it is told' says "$full" without_room "$avstamd" --config "$work/conf" source fetch sftp
check 'fetch: nothing is taken away, nor stored' is "$(files "$work/sftp") $(receipts sftp)" '5 0'
check 'fetch: with room again all is taken, once' takes sftp 5 "$work/sftp"

# --- the database
"$avstamd" --config "$work/conf" work --inbox "$work/inbox" --night off >"$work/log" 2>&1 &
daemon=$!
started+=("$daemon")
fill "$small/base"
for ((n = 1; n <= 400; n++)); do bill "C-$n" K3 | put "c-$n.xml" "$work/inbox"; done
told() { grep -q "$full" "$work/log" || { tail -n 5 "$work/log" && return 1; }; }
check 'database: it is told' within 60 told
check 'database: the daemon keeps running' kill -0 "$daemon"
check 'database: what it has not stored stays in the inbox' [ "$(files "$work/inbox")" -gt 0 ]
rm "$small/base/filler"
emptied() { is "$(files "$work/inbox")" 0 || { tail -n 5 "$work/log" && return 1; }; }
check 'database: with room again the inbox is emptied' within 120 emptied
check 'database: every file once' is "$(sql "select count(*) || ' ' || count(distinct file_no) || ' ' || count(arrival) from avstamd.receipt
    where name like 'c-%'") $(sql "select count(*) from avstamd.document where invoice_no like 'C-%'")" '400 400 0 400'
kill "$daemon" && wait "$daemon" 2>/dev/null
echo "1..$count"
exit $failed
