#!/bin/bash
# What the log says, in a real journal: systemd-journald alone, in a /run of its own, and the daemon writing to
# it.  Each line is found by the invoice, source, job and file it is about, and by the name of its error.
set -uo pipefail
export LC_ALL=C.UTF-8
here=$(cd "$(dirname "$0")/.." && pwd)
avstamd=${AVSTAMD:-$here/.build/release/avstamd}
journald=/lib/systemd/systemd-journald
[ "$(id -u)" = 0 ] && [ -x "$journald" ] && command -v journalctl systemd-cat unshare jq >/dev/null || {
    echo '1..0 # SKIP needs root and systemd-journald'
    exit 77
}
case ${1-} in
'') exec "$here/tests/with_database.sh" "$0" --inside ;;
--inside) exec unshare --mount --propagation private "$0" --alone ;;
esac

work=$(mktemp -d /tmp/avstamd-journal.XXXXXX)
mount -t tmpfs tmpfs /run || {
    rm -rf "$work"
    echo '1..0 # SKIP nothing may be mounted here'
    exit 77
}
mkdir -p /run/systemd/journal /run/log/journal
[ -s /etc/machine-id ] || { # journald wants one
    echo 0123456789abcdef0123456789abcdef >"$work/machine-id"
    mount --bind "$work/machine-id" /etc/machine-id 2>/dev/null
}
"$journald" 2>"$work/journald" &
started=($!)
finish() {
    kill "${started[@]}" 2>/dev/null
    wait 2>/dev/null
    umount /run
    rm -rf "$work"
}
trap finish EXIT
trap 'exit 143' INT TERM HUP

# shellcheck source=tests/tap.sh
. "$here/tests/tap.sh"
lines() { journalctl --directory=/run/log/journal --no-pager -o json "$@" 2>/dev/null; }
stands() { # stands FIELD=VALUE…: there is such a line in the journal
    [ -n "$(lines "$@")" ] || {
        echo "nothing with $*; there is:"
        lines | jq -c 'select(.SYSLOG_IDENTIFIER == "avstamd") | with_entries(select(.key | test("^[A-Z]")))'
        return 1
    }
}
says() { # says FILTER WANTED FIELD=VALUE…: what the filter gives of the last such line
    local filter=$1 wanted=$2 got
    shift 2
    within 10 stands "$@" || return 1
    got=$(lines "$@" | tail -n 1 | jq -rc "$filter")
    [ "$got" = "$wanted" ] || { echo "$got, not $wanted" && lines "$@" | tail -n 1 && return 1; }
}
until [ -S /run/systemd/journal/socket ] && [ -S /run/systemd/journal/stdout ]; do sleep 0.05; done

"$avstamd" migrate >/dev/null
mkdir "$work"/{inbox,folder}
cat >"$work/conf" <<CONF
[inbox]
folder = $work/inbox
[work]
night = off
[source planning]
kind = folder
folder = $work/folder
settle = 1 s
[source gone]
kind = folder
folder = $work/nowhere
CONF
invoice() { sed "s|<cbc:ID>F-1001</cbc:ID>|<cbc:ID>$1</cbc:ID>|" "$here/tests/data/ubl/full.xml"; }
invoice F-21 >"$work/inbox/one.xml"
{ # one file, two invoices
    echo '<Batch>'
    invoice F-22 | sed '/^<?xml/d'
    invoice F-23 | sed '/^<?xml/d'
    echo '</Batch>'
} >"$work/inbox/two.xml"
echo '<Picture>191212121212</Picture>' >"$work/inbox/191212121212.xml"
invoice F-24 >"$work/folder/four.xml"
# systemd says which socket is the journal's end of standard error; systemd-cat does not.
# shellcheck disable=SC2016
systemd-cat --identifier=avstamd bash -c 'JOURNAL_STREAM=$(stat -L -c %d:%i /proc/self/fd/2) exec "$@"' bash \
    "$avstamd" --config "$work/conf" work &
started+=($!)

check 'a stored invoice is found by its number' says '[.MESSAGE, .PRIORITY, .AVSTAMD_FILE, .AVSTAMD_ERROR] | @text' \
    '["stored","6","one.xml",null]' AVSTAMD_INVOICE=F-21
check 'so is each of two in a file' says '[.MESSAGE, .AVSTAMD_FILE, .AVSTAMD_INVOICE] | @text' \
    '["stored","two.xml",["F-22","F-23"]]' AVSTAMD_INVOICE=F-23
check 'what is quarantined has its error, and no personal number in its name' \
    says '[.PRIORITY, (.AVSTAMD_FILE | test("1912")), (.AVSTAMD_FILE_NO | tonumber > 0)] | @text' '["4",false,true]' \
    AVSTAMD_ERROR=file-quarantined
check 'a file of a source has source, job and invoice' \
    says '[.AVSTAMD_SOURCE, (.AVSTAMD_JOB | tonumber > 0), .AVSTAMD_FILE, .PRIORITY] | @text' \
    '["planning",true,"four.xml","6"]' AVSTAMD_INVOICE=F-24
check 'a source that fails has its error' says '[.PRIORITY, (.AVSTAMD_JOB | tonumber > 0), (.MESSAGE | test("nowhere"))] | @text' \
    '["3",true,true]' AVSTAMD_ERROR=source-failed AVSTAMD_SOURCE=gone
check 'a run tells its job' says '[(.AVSTAMD_JOB | tonumber > 0), (.MESSAGE | test("run [0-9]+ settled"))] | @text' '[true,true]' \
    --grep=settled
echo nonsense >>"$work/conf"
kill -HUP "${started[1]}"
check 'settings that are wrong have theirs' says .PRIORITY 3 AVSTAMD_ERROR=settings-wrong
nameless() { # warnings and errors without a name
    lines -p warning | jq -r 'select(.SYSLOG_IDENTIFIER == "avstamd" and .AVSTAMD_ERROR == null) | .MESSAGE' | grep . && return 1
    return 0
}
check 'no warning is without a name' nameless
documented() { # every name in the journal and in the code is explained in the manual
    local one
    "$avstamd" --manual avstamd.8 >"$work/manual"
    for one in $(lines | jq -r '.AVSTAMD_ERROR // empty | strings' | sort -u); do
        grep -q "^.SS .*$(sed 's/-/.*/g' <<<"$one")" "$work/manual" || { echo "$one" && return 1; }
    done
}
check 'and each is in the manual' documented
plain() { # elsewhere it is a line on standard error
    kill "${started[1]}"
    wait "${started[1]}" 2>/dev/null
    invoice F-25 >"$work/inbox/five.xml"
    sed -i '/nonsense/d' "$work/conf"
    "$avstamd" --config "$work/conf" work --once 2>"$work/plain"
    cat "$work/plain"
    grep -E '^avstamd: stored file=[0-9]+ invoice=F-25 name=five.xml$' "$work/plain"
}
check 'without a journal it is a line on standard error' plain
echo "1..$count"
exit $failed
