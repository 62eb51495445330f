#!/bin/bash
# What `make run` does: the municipality of Exempelköping on a private PostgreSQL, the ordinary way.
#
# Installs what is missing, builds, and lets invented facts and invoices be imported, received and
# reconciled; lets the town's people work with them for two weeks (tests/run/*.sql), each signed in; ends
# with a summary, sign-ins and waits for Ctrl-C (RUN_ONCE=1: ends at once; DEMO_SEED=7: another town).
# What happens is dated on the days of the town, not of the clock.  Each run starts with an empty
# database; the server's files stay in .build/run, so that the next one starts quickly.
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
mkdir -p "$demo"/{answers,payments}
cat >"$demo/avstamd.conf" <<END
[answers]
endpoint_id = 0007:2120000142
name = Exempelköpings kommun
outbox = $demo/answers
statuses = UQ,CA,RE,AP,PD
deadline = 60
END
export AVSTAMD_CONFIG=$demo/avstamd.conf
since=$(psql -XqAtc 'select clock_timestamp()')
happened() { # happened DAYS HOUR MINUTES: what was done since the last time, as if so many days before the town's today
    since=$(psql -XqAt -v since="$since" -v day="$(day "$1")" -v hour="$2" -v minutes="$3" -f tests/run/dates.sql)
}
day() {
    date -d "$AVSTAMD_TODAY -$1 days" +%F
}

step 'Importing what was agreed, decided and performed'
for kind in providers clients services service_aliases client_aliases extractors prices orders visits stays absences; do
    (cd "$demo" && "$avstamd" import "$kind" "$kind.csv")
done
happened 25 6 10

step 'The daemon (avstamd work) takes the invoices from its inbox'
mkdir -p "$inbox" "$demo/arriving"
cp "$demo"/invoices/*.xml "$demo/arriving"
head -c 2000 "$demo/arriving/$(cd "$demo/arriving" && printf '%s\n' *.xml | head -n 1)" >"$demo/arriving/99998-avbruten.xml"
printf '%%PDF-1.7\n' >"$demo/arriving/99999-faktura.pdf"
arrive() { # arrive MOST: the next files
    local file
    for file in $(cd "$demo/arriving" && printf '%s\n' * | head -n "$1"); do
        mv "$demo/arriving/$file" "$inbox"
    done
}
arrive 40
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
happened 15 5 10
for days in 7 3 1; do # the others arrive later, while the daemon watches
    arrive $((days == 1 ? 1000 : days == 3 ? 55 : 70))
    settled || fine=
    happened $days 5 10
done
if [ -z "$fine" ]; then
    echo "The daemon did not finish; its log is $demo/work.log.  Doing the same by hand." >&2
    tail -n 5 "$demo/work.log" >&2
    mv "$demo"/arriving/* "$inbox" 2>/dev/null || true
    "$avstamd" ingest "$inbox" || true
fi
echo "$(find "$inbox/processed" -type f 2>/dev/null | wc -l) files taken; the log is $demo/work.log"

step "Reconciling as of $AVSTAMD_TODAY what the daemon has not reconciled already"
"$avstamd" reconcile --as-of "$AVSTAMD_TODAY"

echo
status=0
"$avstamd" summary --planted "$demo/planted.tsv" || status=$?

step 'The pages (avstamd web), and someone of each role to sign in as'
most() { # most COLUMN [PLACE]: what most clients have, what next most have …
    psql -XqAt -v column="$1" -v place="${2-1}" <<<"select :\"column\" from avstamd.client where :\"column\" is not null
        group by 1 order by count(*) desc, 1 offset :place - 1 limit 1"
}
person() { # person LOGIN NAME ROLE [OPTION…]: prints the login and its invented password
    local words
    case $3 in
    finance) words=ekonomi ;;
    officer) words=handläggare ;;
    unit_manager) words=enhetschef ;;
    approver) words=attestant ;;
    auditor) words=revisor ;;
    administrator) words=administratör ;;
    esac
    "$avstamd" user add "$1" --name "$2" --role "$3" "${@:4}" | sed "s/\$/\t$2, $words/"
}
officer() { # officer PLACE: the handläggare with most to decide, the next one …
    psql -XqAt -v place="$1" <<<"select client.officer from avstamd.client
        left join avstamd.finding_work work on work.client_no = client.client_no and work.state = 'open'
            and work.decider = 'officer'
        where client.officer is not null
        group by 1 order by count(work.finding_no) desc, 1 offset :place - 1 limit 1"
}
officers=('Hanna Holm' 'Henrik Hed' 'Helena Hult' 'Hugo Hall' 'Hilda Hjort' 'Håkan Hägg')
managers=('Carl Cedergren' 'Cecilia Corell' 'Christer Carp' 'Camilla Cronholm')
{
    person ekonomi1 'Eva Ekman' finance
    person ekonomi2 'Elias Ek' finance
    for place in 1 2 3 4 5 6; do
        person handlaggare$place "${officers[place - 1]}" officer \
            --officer "$(officer $place)" --unit "$(most unit $(((place + 1) / 2)))"
    done
    for place in 1 2 3 4; do
        person chef$place "${managers[place - 1]}" unit_manager --unit "$(most unit $place)"
    done
    person attest1 'Anna Attestén' approver
    person revisor1 'Rolf Revberg' auditor
    person admin1 'Ada Admund' administrator
} >"$demo/sign-ins.txt"
chmod 600 "$demo/sign-ins.txt"
happened 24 8 60

people() { # people DAYS WHAT: what they did that day
    psql -Xq -v day="$(day "$1")" -v today="$AVSTAMD_TODAY" -v month="$(date -d "${AVSTAMD_TODAY%-*}-01 -1 month" +%F)" \
        -f "tests/run/$2.sql"
    happened "$1" 8 500
}
paid() { # what the finance system answers to the first export, of the first of its payments
    psql -XqAt <<<"select format('1,%s,%s,paid,$(day 3),', content ->> 'provider_id', content ->> 'invoice_no')
        from avstamd.export_row where export_no = 1 and kind = 'payment' order by place limit 12"
}
struck() { # visits of two invoices that were paid, which the provider strikes afterwards
    psql -XqAt <<<"select visit_id || ',1' from (
            select visit_identity.visit_id, line.document_no,
                   row_number() over (partition by line.document_no order by visit.start_at) as place,
                   dense_rank() over (order by line.document_no) as invoice
            from avstamd.export_row told
            join avstamd.line_outcome line using (document_no)
            join avstamd.account using (account_no) join avstamd.service using (service_no)
            join avstamd.visit on visit.account_no = line.account_no and visit.status = 'performed'
                and visit.care_day between line.period_start and line.period_end
            join avstamd.visit_identity using (visit_no)
            where told.kind = 'payment' and service.service_id = 'HTJ'
        ) as chosen
        where invoice <= 2 and place <= 3 order by document_no, place"
}
ill() { # somebody, rather in the unit of chef1, was in hospital for most of a month that was paid
    psql -XqAt <<<"select 'AB99999,' || client.client_id || ',' || document.period_start || ','
            || document.period_start + 20 || ',hospital'
        from avstamd.export_row told
        join avstamd.document using (document_no) join avstamd.line_outcome line using (document_no)
        join avstamd.account using (account_no) join avstamd.service using (service_no)
        join avstamd.client using (client_no)
        where told.kind = 'payment' and service.basis = 'presence'
        order by client.unit <> (select unit from avstamd.app_user where login = 'chef1'), document_no limit 1"
}
answered() { # waits until the daemon has told providers what was decided, which it does every minute
    local tenths
    kill -HUP "$daemon" 2>/dev/null || return 0
    for ((tenths = 0; tenths < 750; tenths++)); do
        [ "$(psql -XqAt -c "select exists (select from avstamd.response)
            and not exists (select from avstamd.response where done_at is null)
            and not exists (select from avstamd.document_outcome where tab = 'approved'
                            and document_no not in (select document_no from avstamd.response))")" != t ] || return 0
        sleep 0.1
    done
}
people 23 settings
people 14 first_week
people 9 officers
"$avstamd" export --out "$demo/payments"
happened 8 6 10
people 2 second_week
"$avstamd" export --out "$demo/payments"
{
    echo export,provider_id,invoice_no,status,date,text
    paid
} >"$demo/paid.csv"
"$avstamd" export acknowledge "$demo/paid.csv"
{
    echo visit_id,deleted
    struck
} >"$demo/struck.csv"
"$avstamd" import visits "$demo/struck.csv"
{
    echo absence_id,client_id,from,to,kind
    ill
} >"$demo/ill.csv"
"$avstamd" import absences "$demo/ill.csv"
settled
"$avstamd" reconcile --as-of "$AVSTAMD_TODAY"
happened 1 5 10
answered
happened 1 6 10
people 1 this_week
happened 0 5 10
psql -Xq -f tests/run/complete.sql || status=1
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
$(grep -vE '^(ekonomi2|handlaggare[3-6]|chef[2-4])' "$demo/sign-ins.txt" | sed 's/^/  /' | expand -t 20,44)
  Fler handläggare och enhetschefer: $demo/sign-ins.txt

I ett annat terminalfönster (samma databas):
  export PGHOST='$PGHOST' PGUSER='$PGUSER' PGDATABASE='$PGDATABASE'
  export AVSTAMD_TODAY='$AVSTAMD_TODAY' AVSTAMD_CONFIG='$AVSTAMD_CONFIG' PATH='$here/.build/release':"\$PATH"
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
