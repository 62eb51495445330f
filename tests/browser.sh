#!/bin/bash
# The pages in a real browser: browser.sh [--screenshots DIR]
#
# Chromium, driven by tests/browser/, opens every page and does each role's work by mouse, by keys
# alone and without scripts, on a small town of its own.  AVSTAMD_LONG=yes: every page in every role,
# light and dark.  With --screenshots, a picture of every page instead.  Speaks TAP.
set -uo pipefail
export LC_ALL=C.UTF-8
here=$(cd "$(dirname "$0")/.." && pwd)
avstamd=${AVSTAMD:-$here/.build/release/avstamd}
export BROWSER_CHROMIUM BROWSER_PICTURES=${BROWSER_PICTURES-} BROWSER_WORK=${BROWSER_WORK-} NODE_PATH=${NODE_PATH-}
BROWSER_CHROMIUM=$(command -v chromium) || {
    echo '1..0 # SKIP Chromium cannot be installed here'
    exit 77
}
if [ "${1-}" = --screenshots ]; then
    mkdir -p "$2" || exit
    BROWSER_PICTURES=$(cd "$2" && pwd)
    shift 2
fi

modules() { # what tests/browser/package-lock.json names, kept for runs without a network
    local wanted
    wanted=$here/.build/browser/$(sha256sum "$here/tests/browser/package-lock.json" | cut -c1-16)
    NODE_PATH=$wanted/node_modules
    [ ! -d "$NODE_PATH" ] || return 0
    rm -rf "$wanted.$$"
    mkdir -p "$wanted.$$" && cp "$here"/tests/browser/package*.json "$wanted.$$" &&
        npm ci --prefix "$wanted.$$" --ignore-scripts --no-audit --no-fund >"$wanted.log" 2>&1 &&
        mv -T "$wanted.$$" "$wanted"
}

if [ "${1-}" != --inside ]; then
    modules || {
        echo 'not ok - npm ci installs playwright-core and axe-core'
        sed 's/^/# /' "$here"/.build/browser/*.log
        exit 1
    }
    exec "$here/tests/with_database.sh" "$0" --inside
fi

work=$(mktemp -d /tmp/avstamd-browser.XXXXXX)
BROWSER_WORK=$work
processes=()
finish() {
    local process
    trap - EXIT
    for process in "${processes[@]}"; do
        kill -TERM "$process" 2>/dev/null
    done
    wait
    rm -rf "$work"
}
trap finish EXIT
trap 'exit 143' INT TERM HUP

give_up() {
    echo "not ok - $1"
    sed 's/^/# /' "$work/log" | tail -n 30
    exit 1
}

town() { # two months of Exempelköping, and an invoice full of scripts
    local kind
    "$avstamd" migrate && "$avstamd" demo --out "$work/town" --clients 80 --months 2 || return 1
    AVSTAMD_TODAY=$(cat "$work/town/as_of.txt")
    export AVSTAMD_TODAY
    node "$here/tests/browser/hostile.js" "$work/town" || return 1
    echo 'no invoice' >"$work/town/invoices/unreadable.xml" # waits in quarantine
    for kind in providers clients services service_aliases client_aliases extractors prices orders visits stays absences; do
        "$avstamd" import "$kind" "$work/town/$kind.csv" || return 1
    done
    "$avstamd" ingest "$work/town/invoices" && "$avstamd" reconcile --as-of "$AVSTAMD_TODAY"
    [ $? -lt 2 ] || return 1
    psql -Xq -v ON_ERROR_STOP=1 -f "$here/tests/browser/town.sql" || return 1
}
person() { # person LOGIN NAME ROLE [OPTION…]: becomes a line "role login password"
    "$avstamd" user add "$1" --name "$2" --role "$3" "${@:4}" | sed "s/^/$3\t/"
}
most() { # most COLUMN: what most clients have
    psql -XqAt -v column="$1" <<<"select :\"column\" from avstamd.client where :\"column\" is not null
        group by 1 order by count(*) desc, 1 limit 1"
}
people() {
    person eva 'Eva Ekman' finance
    person hanna 'Hanna Holm' officer --officer "$(most officer)" --unit "$(most unit)"
    person carl 'Carl Cedergren' unit_manager --unit "$(most unit)"
    person anna 'Anna Attestén' approver
    person rolf 'Rolf Revberg' auditor
    person ada 'Ada Admund' administrator
}

serve() { # serve NAME: the pages over a copy of the town, so that nobody's work disturbs another's
    local tenths
    psql -Xq -d postgres -c "create database $1 template $PGDATABASE" || return 1
    PGDATABASE=$1 AVSTAMD_MUNICIPALITY=Exempelköping \
        "$avstamd" web --listen 127.0.0.1:0 2>"$work/$1.log" &
    processes+=($!)
    for ((tenths = 0; tenths < 300; tenths++)); do
        if grep -q 'the pages are at' "$work/$1.log"; then
            sed -n "s/.*the pages are at /$1\t/p" "$work/$1.log" >>"$work/sites.tsv"
            return 0
        fi
        kill -0 $! 2>/dev/null || break
        sleep 0.1
    done
    cat "$work/$1.log"
    return 1
}

town >"$work/log" 2>&1 || give_up 'the town is founded'
people >"$work/people.tsv" 2>"$work/log" || give_up 'someone of each role may sign in'
psql -Xq -f "$here/tests/browser/review.sql" >"$work/log" 2>&1 || give_up 'finance asks a handläggare'
BROWSER_CLIENT=$(psql -XqAtc "select min(client_id) from avstamd.client
    where officer = (select officer_id from avstamd.app_user where login = 'hanna')")
export BROWSER_CLIENT
"$avstamd" web --addresses >"$work/addresses.tsv" 2>"$work/log" || give_up 'the program tells its addresses'
copies=mouse # the one that is looked at, too, when its work is done
[ -n "$BROWSER_PICTURES" ] || copies='mouse keys scriptless'
for copy in $copies; do
    serve "$copy" >"$work/log" 2>&1 || give_up "avstamd web serves $copy"
done
node "$here/tests/browser/run.js" &
processes+=($!)
wait $!
status=$?
grep -hE '^error: |Sanitizer|runtime error' "$work"/*.log | head -n 40 | sed 's/^/# /' >"$work/wrong"
if [ -s "$work/wrong" ]; then
    echo 'not ok - the server logs no error'
    cat "$work/wrong"
    status=1
fi
exit "$status"
