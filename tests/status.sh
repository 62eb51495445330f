#!/bin/bash
# What operations see: avstamd status, /metrics, /healthz, /readyz and the alerts, of a town whose numbers are
# known.  Prometheus' own promtool and the reference parser of OpenMetrics read what we write.  Speaks TAP.
set -uo pipefail
export LC_ALL=C.UTF-8
here=$(cd "$(dirname "$0")/.." && pwd)
avstamd=${AVSTAMD:-$here/.build/release/avstamd}
[ "${1-}" = --inside ] || exec "$here/tests/with_database.sh" "$0" --inside

work=$(mktemp -d /tmp/avstamd-status.XXXXXX)
started=()
finish() {
    exec 7>&-
    for process in "${started[@]}"; do kill "$process" 2>/dev/null; done
    wait 2>/dev/null
    rm -rf "$work"
}
trap finish EXIT
trap 'exit 143' INT TERM HUP

# shellcheck source=tests/tap.sh
. "$here/tests/tap.sh"
sql() { psql -XqAt -c "$1"; }
our() { "$avstamd" --config "$work/conf" "$@"; }
get() { curl -s -m 10 "$@"; }
code() { curl -s -m 10 -o "$work/body" -w '%{http_code}' "$@"; }
says() { # says CODE TEXT CURL…: that status, and the text in the body
    local wanted=$1 text=$2
    shift 2
    is "$(code "$@")" "$wanted" && { grep -q -- "$text" "$work/body" || { cat "$work/body" && return 1; }; }
}
status_is() { # status_is CODE LINE…: lines that stand in avstamd status
    local wanted=$1 code=0 line
    shift
    our status >"$work/status" 2>&1 || code=$?
    is "$code" "$wanted" || { cat "$work/status" && return 1; }
    for line in "$@"; do
        grep -q -- "$line" "$work/status" || { echo "missing: $line" && cat "$work/status" && return 1; }
    done
}
metric() { # metric ADDRESS NAME VALUE
    local line
    line=$(get "http://$1/metrics" | grep -F "$2 ") || { echo "there is no $2" && return 1; }
    is "${line##* }" "$3"
}
metrics_are() { # metrics_are ADDRESS NAME=VALUE…: the label's = is not the last
    local one wrong=0
    get "http://$1/metrics" >"$work/metrics"
    for one in "${@:2}"; do
        grep -qxF "${one%=*} ${one##*=}" "$work/metrics" || {
            echo "wanted $one:" && grep -F "${one%%[\{=]*}" "$work/metrics"
            wrong=1
        }
    done
    return $wrong
}

web=$(port)
until pages=$(port) && [ "$pages" != "$web" ]; do :; done
until daemon=$(port) && [ "$daemon" != "$web" ] && [ "$daemon" != "$pages" ]; do :; done
mkdir "$work"/{inbox,in,folder}
cat >"$work/conf" <<CONF
[inbox]
folder = $work/inbox
[web]
listen = 127.0.0.1:$pages
metrics_listen = 127.0.0.1:$web
[work]
metrics_listen = 127.0.0.1:$daemon
night = off
[source good]
kind = folder
folder = $work/folder
settle = 1 s
every = 7 days
[source gone]
kind = folder
folder = $work/nowhere
every = 7 days
CONF
bytes=0
for number in 1 2 3 4 5; do
    place=$work/in
    [ "$number" -lt 4 ] || place=$work/folder
    sed "s|<cbc:ID>F-1001</cbc:ID>|<cbc:ID>F-$number</cbc:ID>|" "$here/tests/data/ubl/full.xml" >"$place/$number.xml"
    [ "$number" -lt 4 ] || bytes=$((bytes + $(stat -c %s "$place/$number.xml")))
done
echo '<Picture/>' >"$work/in/picture.xml"

check 'without a schema it cannot be asked, and says what helps' status_is 2 "run 'avstamd migrate'"
"$avstamd" migrate >/dev/null
check 'nobody works yet' status_is 1 '^1 thing to look at' 'no daemon (avstamd work) has the database' \
    'systemctl status avstamd-work' 'Last night   never' 'schema 0[0-9]*_' 'Queue        none'

"$avstamd" --config "$work/conf" web 2>"$work/web.log" &
started+=($!)
web_is() { is "$(code "http://127.0.0.1:$web/$1")" "$2"; }
check 'the pages answer' within 10 web_is healthz 200
check 'and are ready' web_is readyz 200

held 'avstamd work'
within 10 metric "127.0.0.1:$web" avstamd_daemons 1
check 'with a daemon all is well' status_is 0 '^All is well' 'Daemons      1'
let_go

# --- the town: three invoices and a picture by hand, two by a source, one source that fails
our ingest "$work/in" >/dev/null 2>&1
our source fetch good >/dev/null 2>&1
our source fetch gone >/dev/null 2>&1
our source fetch gone >/dev/null 2>&1
our reconcile --full >/dev/null
sed 's|<cbc:ID>F-1001</cbc:ID>|<cbc:ID>F-6</cbc:ID>|' "$here/tests/data/ubl/full.xml" >"$work/6.xml"
# The queue as it may stand: what waits does so for an hour, and the sources have just been asked.
sql "delete from avstamd.job;
     insert into avstamd.job (kind, subject, attempts, last_error, not_before)
     values ('export', '', 3, 'the folder is full', now() + interval '1 hour'),
            ('answer', '7', 1, 'no such host', now() + interval '1 hour'),
            ('reconcile', '', 0, null, now() + interval '1 hour');
     insert into avstamd.job (kind, subject, attempts, last_error, done_at)
     values ('reconcile', '', 1, 'law: document 4', now() - interval '1 hour'),
            ('reconcile', '', 1, 'law: document 5', now() - interval '2 days'),
            ('reconcile', '', 1, null, now()), ('source', 'good', 1, null, now()), ('source', 'gone', 1, null, now());
     insert into avstamd.export (export_no, rows, pay_ore, made_at, delivered_at)
     values (1, 1, 1, now() - interval '2 days', now()), (2, 1, 1, now() - interval '1 hour', null);
     insert into avstamd.response (uuid, document_no, status, electronic, content, made_at, aside_at)
     values (gen_random_uuid(), 1, 'AB', true, '{}', now(), null), (gen_random_uuid(), 2, 'AB', true, '{}', now(), now()),
            (gen_random_uuid(), 3, 'AB', true, '{}', now() - interval '25 hours', null);
     insert into avstamd.mail (kind, recipient, content, made_at, expires_at, attempts)
     values ('operations', 'ops@kommun.se', '{}', now() - interval '2 hours', now() + interval '1 day', 2);
     insert into avstamd.webhook (hook) values ('board');
     insert into avstamd.event (kind, path, content) values ('night.finished', '/', '{}'), ('night.finished', '/', '{}');
     insert into avstamd.webhook_delivery (hook, event_no, attempts, given_up_at)
     select 'board', max(event_no), 9, now() from avstamd.event
     union all select 'board', max(event_no) - 1, 9, now() - interval '2 days' from avstamd.event;
     insert into avstamd.response_attempt (response_no, way, outcome)
     select response_no, 'post', 'again' from avstamd.response where document_no = 3" >/dev/null
our ingest "$work/6.xml" >/dev/null 2>&1
check 'webhooks that were lost are counted for a day' metrics_are "127.0.0.1:$web" \
    'avstamd_notices{kind="webhook",state="lost"}=1' # the daemon forgets those that are not in its settings
"$avstamd" --config "$work/conf" work 2>"$work/work.log" &
worker=$!
started+=("$worker")
check 'a daemon that comes is seen' within 10 metric "127.0.0.1:$web" avstamd_daemons 1

numbers=('avstamd_documents{state="received"}=1' 'avstamd_documents{state="flagged"}=5'
    'avstamd_documents{state="clean"}=0' 'avstamd_documents{state="paid"}=0' avstamd_files_quarantined=1
    avstamd_files_unread=0 avstamd_daemons=1 'avstamd_jobs{kind="export",state="failing"}=1'
    'avstamd_jobs{kind="answer",state="failing"}=1' 'avstamd_jobs{kind="reconcile",state="waiting"}=1'
    avstamd_jobs_given_up=1 avstamd_night_documents=5 'avstamd_source_files_total{source="good"}=2'
    "avstamd_source_bytes_total{source=\"good\"}=$bytes" 'avstamd_source_failures{source="good"}=0'
    'avstamd_source_failures{source="gone"}=2' 'avstamd_source_files_total{source="gone"}=0'
    avstamd_exports_total=2 avstamd_exports_undelivered=1 'avstamd_answers{state="waiting"}=1'
    'avstamd_answers{state="failing"}=1' 'avstamd_answers{state="refused"}=1'
    'avstamd_notices{kind="mail",state="failing"}=1' 'avstamd_notices{kind="mail",state="waiting"}=0'
    avstamd_database_up=1)
check 'the figures are those of the town' metrics_are "127.0.0.1:$web" "${numbers[@]}"
check 'the daemon tells the same' metrics_are "127.0.0.1:$daemon" "${numbers[@]}"
seconds_of() { sql "select floor(extract(epoch from $1))::bigint $2"; }
check 'and so are the moments' metrics_are "127.0.0.1:$web" \
    "avstamd_night_timestamp_seconds=$(seconds_of finished_at "from avstamd.reconciliation_run where kind = 'full'")" \
    "avstamd_documents_received_oldest_timestamp_seconds=$(seconds_of received_at 'from avstamd.file order by file_no desc limit 1')" \
    "avstamd_source_failing_since_timestamp_seconds{source=\"gone\"}=$(seconds_of failing_since "from avstamd.source_state where source = 'gone'")" \
    "avstamd_exports_undelivered_oldest_timestamp_seconds=$(seconds_of made_at 'from avstamd.export where export_no = 2')" \
    "avstamd_review_due_timestamp_seconds=$(seconds_of "min(due_date)::timestamp at time zone 'Europe/Stockholm'" 'from avstamd.document_outcome')"
check 'a source that works fails since no moment' bash -c \
    "! grep -q 'failing_since_timestamp_seconds{source=\"good\"}' '$work/metrics'"
check 'people are told in words, with what helps' status_is 1 '^9 things to look at' \
    'source gone fails since .* (2 runs): .*nowhere' 'avstamd source test gone' \
    'job [0-9]* (export) failed 3 times: the folder is full' 'job [0-9]* (answer 7) failed 1 times: no such host' \
    'job [0-9]* (reconcile) was given up: law: document 4' 'journalctl AVSTAMD_JOB=' '1 file in quarantine' \
    'avstamd quarantine list' '1 export to the finance system not written since' \
    '1 answer to providers refused by the access point' '1 answer to providers not sent for a day' '1 mail not sent for an hour' 'Daemons      1' 'Invoices     1 received, 0 clean, 5 flagged' \
    'Quarantine   1 file' 'good (folder): last success .*, 2 files' 'gone (folder): last success never, .*FAILING' \
    'Exports      2 made, 1 to be written' 'Answers      1 waiting, 1 failing, 1 refused' '5 invoices; findings: '
json() { # json FILTER WANTED
    our status --format json >"$work/json"
    is "$(jq -r "$1" "$work/json")" "$2"
}
check 'and programs as JSON' json '[.well, (.attention | length), .figures.quarantined, .figures.exports] | @text' '[false,9,1,2]'
check 'where it cannot be asked it ends with 2' bash -c "PGHOST=/nowhere '$avstamd' status; [ \$? = 2 ]"

# --- what others read
get "http://127.0.0.1:$pages/logga-in" >/dev/null
get "http://127.0.0.1:$pages/nothing-here" >/dev/null
check 'requests are counted' metrics_are "127.0.0.1:$web" 'avstamd_web_requests_total{code="5xx"}=0' \
    avstamd_web_request_duration_seconds_count=2 'avstamd_web_request_duration_seconds_bucket{le="+Inf"}=2'
check 'its type is OpenMetrics' is "$(get -o /dev/null -w '%{content_type}' "http://127.0.0.1:$web/metrics")" \
    'application/openmetrics-text; version=1.0.0; charset=utf-8'
check 'and it ends as it should' is "$(tail -n 1 "$work/metrics")" '# EOF'
if /usr/bin/python3 -c 'import prometheus_client.openmetrics.parser' 2>/dev/null; then
    for address in "$web" "$daemon"; do
        get "http://127.0.0.1:$address/metrics" >"$work/open"
        check "the reference parser reads it ($([ "$address" = "$web" ] && echo web || echo work))" /usr/bin/python3 -c '
import sys
from prometheus_client.openmetrics.parser import text_string_to_metric_families
families = {family.name: family for family in text_string_to_metric_families(open(sys.argv[1]).read())}
assert families["avstamd_build"].type == "info" and families["avstamd_source_files"].type == "counter"
assert families["avstamd_source_bytes"].unit == "bytes" and len(families) > 30, len(families)
assert not [sample for family in families.values() for sample in family.samples for label in sample.labels
            if label not in ("state", "kind", "source", "code", "le", "outcome", "version", "schema", "postgresql")]
' "$work/open"
    done
else
    skip 'the reference parser reads it' 'python3-prometheus-client is not installed'
fi
promtool=$(command -v promtool || echo "$here/.build/packages/prometheus/usr/bin/promtool")
if [ -x "$promtool" ]; then
    classic() { get -H 'Accept: text/plain' "http://127.0.0.1:$1/metrics"; }
    check 'promtool finds nothing to say of it (web)' bash -o pipefail -c "$(declare -f get classic); classic $web | '$promtool' check metrics"
    check 'promtool finds nothing to say of it (work)' bash -o pipefail -c "$(declare -f get classic); classic $daemon | '$promtool' check metrics"
    check 'the alerts are well-formed' "$promtool" check rules "$here/systemd/alerts.yml"
    check 'and ring when they should, and only then' "$promtool" test rules "$here/tests/alerts.test.yml"
    known() { # every metric of ours that an alert asks for is told by us
        get "http://127.0.0.1:$web/metrics" | grep -o '^# TYPE [a-z_]*' | cut -d' ' -f3 | sort -u >"$work/told"
        grep -oE '\bavstamd_[a-z_]+' "$here/systemd/alerts.yml" | sed -E 's/_(total|bucket)$//' | sort -u |
            grep -vxFf "$work/told"
    }
    check 'alerts ask for what there is' bash -c "$(declare -f get known); here='$here' work='$work' web=$web; ! known"
else
    skip 'promtool finds nothing to say of it' 'promtool is not here'
fi

# --- ready, or why not
check 'nothing else is there' says 404 metrics "http://127.0.0.1:$web/"
check 'nothing is changed there' says 405 GET -X POST -d a=b "http://127.0.0.1:$web/metrics"
check 'and nothing of it on the pages' bash -c "! curl -s http://127.0.0.1:$pages/metrics | grep -q avstamd_"
check 'no other machine is listened to' bash -c "AVSTAMD_WEB_METRICS=0.0.0.0:$((web + 1)) '$avstamd' --config '$work/conf' web --listen 127.0.0.1:0 2>&1 |
    grep -q 'not an address of this machine'"
held locking
echo 'begin; lock table avstamd.migration;' >&7
locked() { is "$(sql "select count(*) from pg_locks where relation = 'avstamd.migration'::regclass and mode = 'AccessExclusiveLock' and granted")" 1; }
within 30 locked
check 'a database that gives no answer is told within seconds' says 503 'answer\|timeout' "http://127.0.0.1:$web/readyz"
check 'while the process is healthy' says 200 ok "http://127.0.0.1:$web/healthz"
let_go
check 'and it is ready again' within 10 says 200 ok "http://127.0.0.1:$web/readyz"
last=$(sql "select name from avstamd.migration order by name desc limit 1")
sql "update avstamd.migration set name = '9999_newer' where name = '$last'"
check 'another schema is told' says 503 'newer than this program' "http://127.0.0.1:$daemon/readyz"
check 'and the database is not up' metric "127.0.0.1:$daemon" avstamd_database_up 0
sql "update avstamd.migration set name = '$last' where name = '9999_newer'"
psql -XqAt -c "alter database \"$PGDATABASE\" allow_connections false" postgres >/dev/null
psql -XqAt -c "select pg_terminate_backend(pid, 30000) from pg_stat_activity where datname = '$PGDATABASE'" postgres >/dev/null
check 'a database that is away is told' says 503 'cannot reach the database' "http://127.0.0.1:$web/readyz"
check 'metrics tell so' metric "127.0.0.1:$web" avstamd_database_up 0
psql -XqAt -c "alter database \"$PGDATABASE\" allow_connections true" postgres >/dev/null
check 'and when it is back' within 10 metric "127.0.0.1:$web" avstamd_database_up 1
kill -HUP "${started[@]}"
check 'reading the settings anew loses nothing' within 10 says 200 ok "http://127.0.0.1:$web/readyz"
check 'and the daemon comes back' within 10 metric "127.0.0.1:$web" avstamd_daemons 1
kill "$worker"
wait "$worker"
check 'a daemon that ended is missed' within 10 metric "127.0.0.1:$web" avstamd_daemons 0
echo "1..$count"
exit $failed
