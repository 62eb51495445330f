#!/bin/bash
# shellcheck disable=SC2317 # functions are called through others
#
# What years bring: backup and restore, an upgrade with data, a purge that is killed, and several
# daemons on one database.  Nothing is lost, and what stays is judged as before.  Speaks TAP;
# AVSTAMD_LONG: more kills, and a night by the clock.
set -uo pipefail
export LC_ALL=C.UTF-8
here=$(cd "$(dirname "$0")/.." && pwd)
avstamd=${AVSTAMD:-$here/.build/release/avstamd}
if [ "${1-}" != --inside ] && [ "${1-}" != --restored ]; then
    exec "$here/tests/with_database.sh" "$0" --inside
fi

work=${YEARS_WORK-}
[ -n "$work" ] || work=$(mktemp -d /tmp/avstamd-years.XXXXXX)
started=()
finish() {
    [ ${#started[@]} -eq 0 ] || kill -KILL "${started[@]}" 2>/dev/null
    [ -n "${YEARS_WORK-}" ] || rm -rf "$work"
}
trap finish EXIT
trap 'exit 143' INT TERM HUP

# shellcheck source=tests/tap.sh
. "$here/tests/tap.sh"
sql() { psql -XqAt -v ON_ERROR_STOP=1 "$@"; }
asked() { sql -c "$1"; } # asked STATEMENT: its rows
is() { # is WANTED STATEMENT [DATABASE]
    local got
    got=$(sql -d "${3:-$PGDATABASE}" -c "$2") || return 1
    [ "$got" = "$1" ] || { echo "wanted: $1" && echo "got:    $got" && return 1; }
}
says() { # says PATTERN COMMAND…: fails, and tells why
    local pattern=$1
    shift
    ! "$@" >"$work/said" 2>&1 && grep -E -- "$pattern" "$work/said" || { cat "$work/said" && return 1; }
}
until_so() { # until_so SECONDS STATEMENT: until it is true
    local end=$((SECONDS + $1))
    until [ "$(asked "$2")" = t ]; do
        [ $SECONDS -lt $end ] || return 1
        sleep 0.1
    done
}

kinds='providers clients services service_aliases client_aliases extractors prices orders visits stays absences'
year=$(TZ=Europe/Stockholm date +%Y) # as the database counts
kept=$((year - 7)) # the oldest year that is kept; the town's four months stand on both sides of its beginning
export AVSTAMD_TODAY=$kept-03-20

answers() { # answers FILE: all that people and scripts read of it
    { "$avstamd" findings --format csv && "$avstamd" invoices --format csv && "$avstamd" summary &&
        "$avstamd" explain --code QT01 && "$avstamd" explain --code VE18 && "$avstamd" export list &&
        "$avstamd" export show 1 --format xml; } >"$1"
}
changes_nothing() { # a reconciliation of everything finds what is known
    "$avstamd" reconcile --full | tee "$work/run" && grep -q '0 new, 0 changed, 0 closed' "$work/run"
}

if [ "${1-}" = --restored ]; then # on a server of its own: what README says of a restore
    set -e
    psql -Xq -f "$work/roles.sql" postgres >"$work/roles.log" 2>&1 || true # what is there is told
    psql -Xqc 'drop database avstamd' -c 'create database avstamd' postgres
    pg_restore --exit-on-error -d avstamd "$work/avstamd.dump"
    vacuumdb --analyze-only avstamd 2>/dev/null
    "$avstamd" migrate
    answers "$work/restored.answers"
    cmp "$work/before.answers" "$work/restored.answers"
    changes_nothing
    [ "$(sql -c 'select sum(octet_length(bytes)), count(distinct content_no) from avstamd.attachment_piece')" = \
        "$(cat "$work/attachments")" ]
    sql -c 'set role avstamd_web' -c 'select count(*) from avstamd.document' | grep -x 0 # the law came with it
    exit
fi

make_town() {
    local kind
    "$avstamd" migrate && "$avstamd" demo --out "$work/town" --seed 5 --clients 80 --from $((kept - 1))-07 --months 8 ||
        return 1
    for kind in $kinds; do
        "$avstamd" import "$kind" "$work/town/$kind.csv" || return 1
    done
    cp "$here/tests/data/ubl/attachment.xml" "$work/town/invoices/zz-attachment.xml"
    "$avstamd" ingest "$work/town/invoices" && "$avstamd" reconcile --full
}
decide() { # an approver, some approvals, questions and an export
    "$avstamd" user add eva --name 'Eva Ek' --role finance >"$work/eva" &&
        "$avstamd" user add atte --name 'Atte Al' --role approver >"$work/atte" &&
        sql -f - <<'END' && "$avstamd" export --out "$work"
insert into avstamd.delegation (role, valid_from) values ('finance', '2020-01-01'), ('approver', '2020-01-01');
insert into avstamd.session (token_digest, form_key, user_no)
select sha256(login::bytea), sha256('form'), user_no from avstamd.app_user;
begin;
set local role avstamd_web;
select avstamd.enter(sha256('eva'), null, 'prov');
select avstamd.decide_document(document_no, 'approve') from avstamd.document_outcome
where state = 'clean' order by document_no limit 9;
commit;
END
}
save() {
    pg_dumpall --roles-only >"$work/roles.sql" && pg_dump -Fc avstamd >"$work/avstamd.dump" &&
        sql -c 'select sum(octet_length(bytes)), count(distinct content_no) from avstamd.attachment_piece' \
            >"$work/attachments" && grep -qx '[1-9].*|1' "$work/attachments"
}
restore() {
    (unset AVSTAMD_PRIVATE_SERVER && YEARS_WORK=$work "$here/tests/with_database.sh" "$0" --restored)
}

check 'a town over the end of a year' make_town
check 'invoices are approved and exported' decide
check 'all of it is there' is 't|t|t' 'select exists (select from avstamd.export_row),
    exists (select from avstamd.decision), exists (select from avstamd.finding)'
answers "$work/before.answers" || failed=1
check 'it is saved while it is in use' save
check 'restored on an empty server it says the same to the byte, and nothing is found anew' restore

# An upgrade: a schema of before, with data as the program of then left them.
old=0021
last_of_old=$(cd "$here/sql/schema" && ls | LC_ALL=C sort | awk -v old=$old 'substr($0, 1, 4) <= old' | tail -n 1)
make_old() { # make_old DATABASE
    local file name
    local -x PGOPTIONS='-c search_path=avstamd,public,pg_temp'
    createdb "$1" && sql -d "$1" -c 'create schema avstamd' -c 'create table avstamd.migration (
        name text collate "C" primary key, sha256 text not null,
        applied_at timestamptz not null default clock_timestamp())' || return 1
    for file in "$here"/sql/schema/*.sql; do
        name=$(basename "$file" .sql)
        [[ $name.sql < $last_of_old || $name.sql = "$last_of_old" ]] || continue
        sql -1 -d "$1" -f "$file" -c "insert into avstamd.migration (name, sha256)
            values ('$name', '$(sha256sum <"$file" | cut -d' ' -f1)')" || return 1
    done
    sql -d "$1" -c "select avstamd.visit_month_ensure(month::date)
        from generate_series('$((kept - 1))-01-01'::date, '$kept-02-01', '1 month') as month" >/dev/null || return 1
    # Its columns alone, as the program of then left them; what it put in by itself comes again with the data.
    sql -d "$1" -f - >"$work/columns" <<'END' || return 1
select format(E'\\echo delete from avstamd.%1$I;\n\\echo copy avstamd.%1$I (%2$s) from stdin;\n', relname, columns)
    || format(E'copy (select %2$s from avstamd.%1$I) to stdout;\n\\echo ''\\\\.''', relname, columns)
from (select relname, string_agg(quote_ident(attname), ', ' order by attnum) as columns
      from pg_class join pg_attribute on attrelid = pg_class.oid and attnum > 0 and not attisdropped and attgenerated = ''
      where relnamespace = 'avstamd'::regnamespace and relkind in ('r', 'p') and not relispartition
        and relname not in ('migration', 'seal')
      group by relname) as tables;
select format('select setval(%L, coalesce(max(%I), 1)) from avstamd.%I;',
              pg_get_serial_sequence('avstamd.' || relname, attname), attname, relname)
from pg_class join pg_attribute on attrelid = pg_class.oid and attidentity <> ''
where relnamespace = 'avstamd'::regnamespace and relkind in ('r', 'p') and not relispartition
  and relname not in ('migration', 'seal');
END
    {
        echo 'set session_replication_role = replica;'
        grep -v '^select setval' "$work/columns" | sql -d avstamd -f -
        grep '^select setval' "$work/columns"
    } | sql -1 -d "$1" -f - >/dev/null
}
rows_of() { # rows_of DATABASE [FILE]: how many there are in each table, or in those of before
    [ -n "${2-}" ] || sql -d "$1" -c "select string_agg(format('select %L, count(*) from avstamd.%I', relname, relname), ' union all '
        order by relname) from pg_class where relnamespace = 'avstamd'::regnamespace and relkind in ('r', 'p')
        and not relispartition and relname not in ('migration', 'document_tally')" >"$work/$1.counts.sql"
    sql -d "$1" -f "${2:-$work/$1.counts.sql}" | LC_ALL=C sort
}
migrations() { sql -d "$1" -c 'select max(name) from avstamd.migration'; }
locked() { # locked TABLE MODE: somebody holds it in the old database
    PGDATABASE=avstamd until_so 60 "select exists (select from pg_locks
        where mode = '$2' and granted and database = (select oid from pg_database where datname = 'old')
          and relation = $(sql -d old -c "select '$1'::regclass::oid"))"
}
killed_in_the_middle() { # a migration waits for a table that somebody holds, and is killed there
    PGDATABASE=old held holder
    echo 'begin; lock table avstamd.document in access exclusive mode;' >&7
    locked avstamd.document AccessExclusiveLock || return 1
    PGDATABASE=old "$avstamd" migrate >"$work/killed" 2>&1 7>&- &
    local migrating=$!
    PGDATABASE=avstamd until_so 60 "select exists (select from pg_stat_activity
        where datname = 'old' and wait_event_type = 'Lock')" || return 1
    kill -KILL $migrating
    wait $migrating 2>/dev/null
    PGDATABASE=old sql -c "select pg_terminate_backend(pid) from pg_stat_activity
        where datname = 'old' and pid <> pg_backend_pid()" >/dev/null
    let_go
    [[ $(migrations old) < 0023_export ]] && is '' "select to_regclass('avstamd.export')" old
}
two_at_once() {
    local one other
    PGDATABASE=old "$avstamd" migrate >"$work/one" 2>&1 &
    one=$!
    PGDATABASE=old "$avstamd" migrate >"$work/other" 2>&1 &
    other=$!
    wait $one && wait $other && grep -h -o '[0-9]* of\|(' "$work/one" "$work/other" | sort | tr -d '\n' &&
        [ "$(grep -h -c 'were run now' "$work/one" "$work/other" | paste -sd+ | bc)" = 1 ]
}
nothing_lost() {
    rows_of old "$work/old.counts.sql" >"$work/old.after" && diff "$work/old.before" "$work/old.after"
}
same_in_old() {
    PGDATABASE=old "$avstamd" findings --format csv >"$work/old.findings" &&
        "$avstamd" findings --format csv >"$work/new.findings" && diff "$work/new.findings" "$work/old.findings" &&
        PGDATABASE=old "$avstamd" explain --code QT01 >"$work/old.explain" &&
        "$avstamd" explain --code QT01 | diff - "$work/old.explain" &&
        PGDATABASE=old "$avstamd" summary >"$work/old.summary" && "$avstamd" summary | diff - "$work/old.summary" &&
        PGDATABASE=old changes_nothing
}
patient() { # somebody reads for long: it gives up soon, says why, and nobody stands behind it
    PGDATABASE=old held reader
    echo 'begin; select count(*) from avstamd.account;' >&7
    locked avstamd.account AccessShareLock || return 1
    local began=$SECONDS status=0
    PGDATABASE=old says 'stop the services, or try again: .*lock timeout' "$avstamd" migrate &&
        [ $((SECONDS - began)) -le 8 ] || status=1
    let_go
    return $status
}

check "a database of schema ${last_of_old%.sql}, with the town in it" make_old old
rows_of old >"$work/old.before"
export PGDATABASE=old
check 'the program says that it is newer than the schema' says "older than this program: run 'avstamd migrate'" "$avstamd" findings
export PGDATABASE=avstamd
check 'killed in the middle of a migration: what was there before' killed_in_the_middle
[ -z "${AVSTAMD_LONG-}" ] || check 'who reads for long is not waited for' patient
check 'two migrations at once' two_at_once
check 'no row is lost' nothing_lost
check 'findings, explanations and summary are the same, and nothing is found anew' same_in_old
sql -d old -c "insert into avstamd.migration values ('9999_later', 'x')"
PGDATABASE=old check 'a program older than the schema refuses' says 'newer than this program: it has migration 9999_later' "$avstamd" migrate
PGDATABASE=old check 'and does nothing else' says 'newer than this program' "$avstamd" purge --do-it
sql -d old -c "delete from avstamd.migration where name = '9999_later'" \
    -c "update avstamd.migration set sha256 = 'x' where name = '0003_documents'"
PGDATABASE=old check 'a migration that was changed afterwards is named' says '0003_documents was changed after it was run' "$avstamd" migrate
dropdb --force old

. "$here/tests/years_purge.sh"
. "$here/tests/years_hosts.sh"
echo "1..$count"
exit $failed
