#!/bin/bash
# What `make run` does: the municipality of Exempelköping on a private PostgreSQL, the ordinary way.
#
# Installs what is missing, builds, and lets invented facts and invoices be imported, received and
# reconciled; ends with a summary and waits for Ctrl-C (RUN_ONCE=1: ends at once; DEMO_SEED=7: another
# town).  Each run starts with an empty database; the server's files stay in .build/run, so that the
# next one starts quickly.
set -euo pipefail
export LC_ALL=C.UTF-8
cd "$(dirname "$0")/.."
here=$PWD
demo=$here/.build/demo

step() {
    printf '\n== %s\n' "$*"
}

if [ "${1-}" != --inside ]; then
    tests/packages.sh run
    step 'Building (the first time takes a minute; the log is .build/run-build.log)'
    mkdir -p .build
    unset MAKEFLAGS MAKELEVEL
    make -s -j"$(nproc)" all >.build/run-build.log 2>&1 || {
        tail -n 30 .build/run-build.log >&2
        echo 'make run: the program does not build; the compiler says why above' >&2
        exit 2
    }
    step 'Starting a private PostgreSQL'
    exec tests/with_database.sh --keep .build/run tests/run.sh --inside
fi

avstamd=$here/.build/release/avstamd
inbox=$demo/inbox
daemon=
web=
finish() {
    local process
    trap - EXIT
    for process in $web $daemon; do
        kill -TERM "$process" 2>/dev/null || true
        wait "$process" 2>/dev/null || true
    done
}
trap finish EXIT
trap 'echo; echo "Stopped."; exit 130' INT
trap 'echo; echo "Stopped."; exit 143' TERM HUP

step 'An empty database'
psql -Xq -d postgres -c 'drop database if exists avstamd with (force)' -c 'create database avstamd'
"$avstamd" migrate

step 'The invented municipality of Exempelköping'
rm -rf "$demo"
"$avstamd" demo --out "$demo" ${DEMO_SEED:+--seed "$DEMO_SEED"}
AVSTAMD_TODAY=$(cat "$demo/as_of.txt")
export AVSTAMD_TODAY

step 'Importing what was agreed, decided and performed'
for kind in providers clients services service_aliases client_aliases extractors prices orders visits stays absences; do
    (cd "$demo" && "$avstamd" import "$kind" "$kind.csv")
done

step 'The daemon (avstamd work) takes the invoices from its inbox'
mkdir -p "$inbox"
cp "$demo"/invoices/*.xml "$inbox"
last=$(cd "$inbox" && printf '%s\n' *.xml | tail -n 1)
mv "$inbox/$last" "$demo/last.xml" # one arrives later, while the daemon watches
"$avstamd" work --inbox "$inbox" --night off >"$demo/work.log" 2>&1 &
daemon=$!
waiting() { # how many files and jobs are still to be taken
    local files
    files=$(find "$inbox" -maxdepth 1 -type f | wc -l)
    echo $((files + $(psql -XqAt -c 'select count(*) from avstamd.job where done_at is null')))
}
settled() { # waits until nothing is
    local tenths
    for ((tenths = 0; tenths < 600; tenths++)); do
        kill -0 "$daemon" 2>/dev/null || return 1
        [ "$(waiting)" != 0 ] || return 0
        sleep 0.1
    done
    return 1
}
fine=yes
settled || fine=
mv "$demo/last.xml" "$inbox/$last"
settled || fine=
if [ -z "$fine" ]; then
    echo "The daemon did not finish; its log is $demo/work.log.  Doing the same by hand." >&2
    tail -n 5 "$demo/work.log" >&2
    "$avstamd" ingest "$inbox"
fi
echo "$(find "$inbox/processed" -type f 2>/dev/null | wc -l) files taken; the log is $demo/work.log"

step "Reconciling as of $AVSTAMD_TODAY what the daemon has not reconciled already"
"$avstamd" reconcile --as-of "$AVSTAMD_TODAY"

echo
status=0
"$avstamd" summary --planted "$demo/planted.tsv" || status=$?

step 'The pages (avstamd web), and someone of each role to sign in as'
most() { # most COLUMN: what most clients have
    psql -XqAt -v column="$1" <<<"select :\"column\" from avstamd.client where :\"column\" is not null
        group by 1 order by count(*) desc, 1 limit 1"
}
person() { # person LOGIN NAME ROLE [OPTION…]: prints the login and its invented password
    "$avstamd" user add "$1" --name "$2" --role "$3" "${@:4}"
}
officer() { # officer PLACE: the handläggare with most to decide, the next one …
    psql -XqAt -v place="$1" <<<"select client.officer from avstamd.client
        left join avstamd.finding_work work on work.client_no = client.client_no and work.state = 'open'
            and work.decider = 'officer'
        where client.officer is not null
        group by 1 order by count(work.finding_no) desc, 1 offset :place - 1 limit 1"
}
{
    person ekonomi1 'Eva Ekman' finance
    person handlaggare1 'Hanna Holm' officer --officer "$(officer 1)" --unit "$(most unit)"
    person handlaggare2 'Henrik Hed' officer --officer "$(officer 2)" --unit "$(most unit)"
    person chef1 'Carl Cedergren' unit_manager --unit "$(most unit)"
    person attest1 'Anna Attestén' approver
    person revisor1 'Rolf Revberg' auditor
    person admin1 'Ada Admund' administrator
} >"$demo/sign-ins.txt"
chmod 600 "$demo/sign-ins.txt"
psql -Xq -v today="$AVSTAMD_TODAY" -v month="$(date -d "${AVSTAMD_TODAY%-*}-01 -1 month" +%F)" -f tests/run_review.sql
start_web() { # start_web PORT: until it says where the pages are
    local tenths
    AVSTAMD_MUNICIPALITY=Exempelköping "$avstamd" web --listen "127.0.0.1:$1" 2>"$demo/web.log" &
    web=$!
    for ((tenths = 0; tenths < 100; tenths++)); do
        address=$(sed -n 's/.*the pages are at //p' "$demo/web.log")
        [ -z "$address" ] || return 0
        kill -0 "$web" 2>/dev/null || return 1
        sleep 0.1
    done
    return 1
}
address=
start_web "${DEMO_PORT:-8080}" || start_web 0 || {
    web=
    echo "The pages did not start; the log is $demo/web.log" >&2
    status=1
}
curl() { command curl --silent --show-error --fail --max-time 10 "$@"; }
if [ -n "$address" ] && command -v curl >/dev/null && ! curl -o /dev/null "${address}logga-in"; then
    status=1
fi

cat <<END

Granskningen: ${address:-startade inte}
Logga in som (användarnamn och lösenord, nya för varje körning):
$(sed 's/^/  /' "$demo/sign-ins.txt" | expand -t 20)

I ett annat terminalfönster (samma databas):
  export PGHOST='$PGHOST' PGUSER='$PGUSER' PGDATABASE='$PGDATABASE'
  export AVSTAMD_TODAY='$AVSTAMD_TODAY' PATH='$here/.build/release':"\$PATH"
Lägg en fil i inkorgen så tas den emot och stäms av:
  $inbox
END

if [ -n "${RUN_ONCE-}" ]; then
    exit "$status"
fi
echo
trap 'echo; echo "Stopped."; exit 0' INT TERM HUP # the ordinary end
echo 'Ctrl-C stops everything that was started here.'
wait "$daemon" && echo 'The daemon ended.'
