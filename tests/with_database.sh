#!/bin/bash
# A private PostgreSQL for one command: with_database.sh [--keep DIR] COMMAND [ARGUMENT…]
#
# The server listens on a socket only, in a directory of its own that nobody else may enter, and
# ends with the command, also when this script is killed.  PGHOST, PGDATABASE and PGUSER lead there.
# Without --keep the data are thrown away, and nothing is synced to disk.  With it they stay in DIR
# (or, where the server's user cannot reach DIR, in a place under /var/tmp of the same name).
# Inside such a command, a further call gives a new, empty database on the same server.
set -euo pipefail
export LC_ALL=C.UTF-8

fail() {
    printf 'with_database.sh: %s\n' "$*" >&2
    exit 2
}

keep=
if [ "${1-}" = --keep ]; then
    [ $# -ge 3 ] || fail "usage: with_database.sh [--keep DIR] COMMAND [ARGUMENT…]"
    keep=$2
    shift 2
fi
[ $# -ge 1 ] || fail "usage: with_database.sh [--keep DIR] COMMAND [ARGUMENT…]"

if [ -n "${AVSTAMD_PRIVATE_SERVER-}" ] && [ -z "$keep" ]; then
    name=avstamd_$$_$RANDOM
    psql -XqAtc "create database $name" postgres
    status=0
    PGDATABASE=$name "$@" || status=$?
    psql -XqAtc "drop database if exists $name with (force)" postgres || true
    exit "$status"
fi

bin=$(ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -V | tail -n 1)
[ -x "${bin:-/nowhere}/initdb" ] || fail "PostgreSQL is not installed (Debian: postgresql-15)"

here=$(cd "$(dirname "$0")/.." && pwd)
me=$(id -un)
server_user=$me
[ "$(id -u)" != 0 ] || server_user=postgres
id "$server_user" >/dev/null 2>&1 || fail "there is no user $server_user"

as_server() { # the server refuses to run as root
    if [ "$server_user" = "$me" ]; then
        (cd / && "$@")
    else
        (cd / && runuser -u "$server_user" -- "$@")
    fi
}

reachable() { # may the server's user write there?
    mkdir -p "$1" 2>/dev/null && chown "$server_user" "$1" && chmod 700 "$1" &&
        as_server test -w "$1" 2>/dev/null
}

elsewhere() { # a place under /var/tmp that nobody else has made
    place=/var/tmp/$1
    mkdir -m 755 "$place" 2>/dev/null || [ "$(stat -c %U "$place")" = "$me" ] ||
        [ "$(stat -c %U "$place")" = "$server_user" ] || fail "$place belongs to somebody else"
}

# What runs that were killed together with their guardian left behind.
sweep() {
    local old
    for old in "$1"/run.*; do
        [ -d "$old" ] || continue
        ! kill -0 "${old##*.}" 2>/dev/null || continue
        as_server "$bin/pg_ctl" stop -s -m immediate -D "$old/data" >/dev/null 2>&1 || true
        rm -rf "$old"
    done
}

if [ -n "$keep" ]; then
    place=$(realpath -m "$keep")
    mkdir -p "$(dirname "$place")"
    if ! reachable "$place"; then
        elsewhere "avstamd-$(printf '%s' "$place" | sha256sum | cut -c1-12)"
    fi
    reachable "$place" || fail "$server_user can write neither to $keep nor to $place"
else
    place=$here/.build/database/run.$$
    if ! reachable "$place"; then
        rm -rf "$place"
        elsewhere "avstamd-$(id -u)"
        place=$place/run.$$
        reachable "$place" || fail "$server_user cannot write to $place"
    fi
    sweep "$(dirname "$place")"
fi
data=$place/data
exec 8>"$place/lock"
flock -n 8 || fail "another command is using the database in $place"

socket=$(mktemp -d /tmp/avstamd.XXXXXX) # short: a socket's path may have 107 bytes
chown "$server_user" "$socket"

stop() {
    as_server "$bin/pg_ctl" stop -s -w -t 30 -m fast -D "$data" >/dev/null 2>&1 ||
        as_server "$bin/pg_ctl" stop -s -m immediate -D "$data" >/dev/null 2>&1 || true
    [ -n "$keep" ] || rm -rf "$place"
    rm -rf "$socket" # last: that is what the end is known by
}

create() {
    as_server "$bin/initdb" -D "$data.new" --username=postgres --auth=peer --encoding=UTF8 \
        --locale=C.UTF-8 --no-sync >"$place/initdb.log" 2>&1 ||
        fail "initdb failed: $(tail -n 3 "$place/initdb.log")"
    # The three users that may come here do so as the server's superuser, by name, not by trust.
    printf 'private "%s" postgres\n' "$me" "$server_user" | sort -u >>"$data.new/pg_ident.conf"
    echo 'local all all peer map=private' >"$data.new/pg_hba.conf"
    {
        echo "listen_addresses = ''"
        echo "timezone = 'UTC'"
        echo "log_timezone = 'UTC'"
        echo "unix_socket_permissions = 0700"
        [ -n "$keep" ] || printf '%s = off\n' fsync synchronous_commit full_page_writes
    } >>"$data.new/postgresql.conf"
    mv "$data.new" "$data"
}

start() { # after kill -9 the old server's last processes may hold its lock for a moment
    local attempt
    for attempt in 1 2 3 4 5 6; do
        as_server "$bin/pg_ctl" start -s -w -t 60 -D "$data" -l "$place/log" \
            -o "-k $socket ${AVSTAMD_PG_OPTIONS-}" >"$place/start.log" 2>&1 8>&- 9>&- && return
        sleep "0.$((attempt * 2))"
    done
    tail -n 5 "$place/log" "$place/start.log" >&2 || true
    return 1
}

# The guardian outlives us: it stops the server when the last writer of its pipe is gone.  It is no
# child of ours, so that bash, which may miss a child's end in a signal, has no other to wait for.
mkfifo "$socket/alive"
export -f as_server stop
(bin=$bin data=$data place=$place socket=$socket keep=$keep server_user=$server_user me=$me \
    setsid bash -c 'trap "" INT TERM HUP; read -r _ <"$socket/alive"; stop' >/dev/null 2>&1 8>&- &)
exec 9>"$socket/alive"
finish() {
    local waited=0
    exec 9>&-
    while [ -d "$socket" ] && [ $((waited += 1)) -lt 1200 ]; do
        sleep 0.03
    done
}
trap finish EXIT
trap 'exit 129' HUP
trap 'exit 130' INT
trap 'exit 143' TERM

[ ! -e "$data.new" ] || rm -rf "$data.new"
[ -d "$data" ] || create
start || fail "PostgreSQL does not start; its log is above"

for variable in $(compgen -e | grep '^PG' || true); do
    unset "$variable"
done
export PGHOST=$socket PGUSER=postgres PGDATABASE=avstamd AVSTAMD_PRIVATE_SERVER=$socket
psql -XqAtc "select 1 from pg_database where datname = 'avstamd'" postgres | grep -q 1 ||
    psql -XqAtc 'create database avstamd' postgres

# In the background with its own standard input and signals, so that ours are answered at once.
env --default-signal=INT,QUIT -- "$@" <&0 8>&- 9>&- &
command=$!
passed_on=
pass_on() {
    passed_on=yes
    kill -TERM "$command" 2>/dev/null || true
}
trap pass_on HUP INT TERM
while :; do # a signal interrupts the wait; what counts is how the command then ends
    passed_on=''
    status=0
    wait "$command" || status=$?
    [ -n "$passed_on" ] || break
done
exit "$status"
