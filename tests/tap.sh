# shellcheck shell=bash
# What tests of whole programs tell, in TAP, and what they ask for.  A test sources it when it has its folder
# $work, and ends with: echo "1..$count"; exit "$failed"
count=0 failed=0
check() { # check NAME COMMAND…: a test
    local name=$1
    shift
    count=$((count + 1))
    if "$@" >"$work/output" 2>&1; then
        echo "ok $count - $name"
    else
        echo "not ok $count - $name"
        head -n 40 "$work/output" | sed 's/^/# /'
        failed=1
    fi
}
skip() { # skip NAME WHY
    count=$((count + 1))
    echo "ok $count - $1 # SKIP $2"
}
is() { [ "$1" = "$2" ] || { echo "$1, not $2" && return 1; }; }
within() { # within SECONDS COMMAND…: it comes true, asked ten times a second; the last time it may say why not
    local tries
    for ((tries = $1 * 10; tries > 1; tries--)); do
        "${@:2}" >/dev/null 2>&1 && return
        sleep 0.1
    done
    "${@:2}"
}
held() { # held NAME: a psql of that name, which does what is said to 7 and lives until let_go
    rm -f "$work/$1"
    mkfifo "$work/$1"
    PGAPPNAME=$1 psql -Xq <"$work/$1" >/dev/null 2>&1 &
    holding=$!
    exec 7>"$work/$1"
}
let_go() {
    exec 7>&-
    wait "$holding"
}
alone() { # nobody else is in the database: who was killed has left the server, too
    [ "$(psql -XqAtc "select count(*) from pg_stat_activity where datname = current_database()
        and backend_type = 'client backend' and pid <> pg_backend_pid()")" = 0 ]
}
listens() { (exec 3<>"/dev/tcp/127.0.0.1/$1") 2>/dev/null; } # listens PORT
port() { # a free one, below those that the system gives to who connects
    local port
    for ((port = 20000 + ($$ + RANDOM) % 12000; ; port++)); do
        listens "$port" || { echo "$port" && return; }
    done
}
