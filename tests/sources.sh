#!/bin/bash
# Sources against real peers on this machine: a folder, sshd, nginx with WebDAV and TLS, dovecot.  What is stored
# is taken away there and nothing else; nothing is lost or doubled, whatever is cut off.  Speaks TAP.
set -uo pipefail
export LC_ALL=C.UTF-8 PATH=$PATH:/usr/sbin
here=$(cd "$(dirname "$0")/.." && pwd)
avstamd=${AVSTAMD:-$here/.build/release/avstamd}
# shellcheck source=tests/peers.sh
. "$here/tests/peers.sh"
mkdir "$work"/{folder,few,facts}
cat >"$work/conf" <<CONFIG
[source folder]
kind = folder
folder = $work/folder
settle = 1 s
every = 60 s
names = *.xml
[source few]
kind = folder
folder = $work/few
settle = 0 s
most_files = 2
[source sftp]
$ssh_words
url = sftp://127.0.0.1:$ssh$work/sftp/
host_key = $host_key
[source sftp-move]
$ssh_words
url = sftp://127.0.0.1:$ssh$work/sftp
host_key = $host_key
after = move
move_to = taken
[source impostor]
$ssh_words
url = sftp://127.0.0.1:$ssh$work/sftp/
host_key = SHA256:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA
[source dav]
$dav_words
url = https://localhost:$https/dav/
token = file:$work/token
[source dav-move]
$dav_words
url = https://localhost:$https/dav/
token = file:$work/token
after = move
move_to = taken
[source stranger]
$dav_words
url = https://localhost:$https/dav/
token = file:$work/wrong-token
[source stale]
$dav_words
url = https://localhost:$stale/dav/
[source unknown-ca]
kind = webdav
url = https://localhost:$https/dav/
[source mail]
$mail_words
password = file:$work/mail-password
[source mail-move]
$mail_words
password = file:$work/mail-password
after = move
move_to = Taken
[source mail-names]
$mail_words
password = file:$work/mail-password
names = h-*.xml
[source mail-stranger]
$mail_words
password = file:$work/wrong-password
[source facts]
kind = folder
folder = $work/facts
takes = clients
settle = 0 s
every = 60 s
CONFIG

grow() { # grow FILE: somebody writes it, until $growing is killed
    (while echo '<!-- more -->'; do sleep 0.05; done >"$1") &
    growing=$!
    within 30 [ -s "$1" ]
}
nginx_anew() { # with other settings, when nobody answers by the old ones any more
    local process old
    old=$(pgrep -P "$(cat "$work/nginx.pid")")
    nginx -q -c "$work/nginx.conf" -s reload
    for process in $old; do within 60 gone "$process"; done
}
gone() { ! kill -0 "$1" 2>/dev/null; }

# --- folder
invoice A-1 >"$work/folder/a-1.xml"
invoice A-2 >"$work/folder/a 2 å.xml"
invoice A-3 >"$work/folder/.a-3.xml"
invoice A-4 >"$work/folder/a-4.xml.part"
echo text >"$work/folder/readme.txt"
check 'test shows what is there and takes nothing' eval \
    'source_do test folder | grep "2 files are there" >/dev/null && [ "$(files "$work/folder")" = 5 ] && [ "$(receipts folder)" = 0 ]'
source_do fetch folder >"$work/said" 2>&1
check 'a folder: whole files with such names, no others' is "$(receipts folder) $(files "$work/folder")" '2 3'
check 'they are invoices' is "$(sql "select count(*) from avstamd.document where invoice_no in ('A-1', 'A-2')")" 2
invoice A-1 >"$work/folder/a-1.xml"
check 'the same bytes again are a second receipt of one file' eval \
    'source_do fetch folder | grep "the same bytes again" >/dev/null && [ "$(sql "select count(*) from avstamd.document")" = 2 ]'

grow "$work/folder/growing.xml"
invoice A-5 >"$work/folder/a-5.xml"
source_do fetch folder >"$work/said" 2>&1
check 'a file that grows is left, the others are taken' is "$(receipts folder) $(ls "$work/folder"/*.xml)" \
    "4 $work/folder/growing.xml"
check 'and it is told' grep -q '1 taken, 1 still being written' "$work/said"
kill "$growing" && wait "$growing" 2>/dev/null
rm "$work/folder/growing.xml"

for ((n = 1; n <= 5; n++)); do invoice "H-$n" >"$work/few/h-$n.xml"; done
check 'a run takes so many, the rest waits' eval \
    'source_do fetch few | grep "^2 taken.*there is more" >/dev/null && [ "$(files "$work/few")" = 3 ]'

# --- sftp
for ((n = 1; n <= 5; n++)); do invoice "B-$n" >"$work/sftp/b $n \"å\".xml"; done
check 'sftp: files are stored and removed' takes sftp 5 "$work/sftp"
invoice B-6 >"$work/sftp/b-1.xml"
invoice B-6 >"$work/sftp/taken/b-1.xml"
check 'or moved, never over another' eval 'takes sftp-move 1 "$work/sftp" && [ "$(files "$work/sftp/taken")" = 2 ]'
check 'a wrong host key is refused, and both are named' says "fingerprint" source_do fetch impostor
check 'and is its state' is "$(state impostor 'failures, files, last_error is not null')" '1|0|t'

grow "$work/sftp/growing.xml"
source_do fetch sftp >"$work/said" 2>&1
check 'a file that grows is left' is "$(files "$work/sftp") $(tail -n 1 "$work/said")" \
    '1 0 taken, 1 still being written, 0 left there'
kill "$growing" && wait "$growing" 2>/dev/null
rm "$work/sftp/growing.xml"

# --- killed at any moment
for ((n = 1; n <= 150; n++)); do invoice "C-$n" >"$work/sftp/c-$n.xml"; done
before=$(receipts sftp)
for ((try = 0; try < ${AVSTAMD_KILLS:-6}; try++)); do
    source_do fetch sftp >/dev/null 2>&1 &
    fetching=$!
    sleep "$((1 + RANDOM % 4)).$((RANDOM % 10))"
    kill -9 "$fetching" 2>/dev/null
    wait "$fetching" 2>/dev/null
done
check 'killed, it goes on where it was' within 30 source_do fetch sftp
check 'every file once: one receipt each, none is left' is \
    "$(($(receipts sftp) - before)) $(files "$work/sftp") $(sql 'select count(*) from avstamd.receipt where arrival is not null')" \
    '150 0 0'

# --- webdav
for ((n = 1; n <= 5; n++)); do invoice "D-$n" >"$work/dav/d $n å%.xml"; done
check 'webdav: client certificate, token, our own CA; stored and deleted' takes dav 5 "$work/dav"
invoice D-6 >"$work/dav/d-6.xml"
invoice D-6 >"$work/dav/taken/d-6.xml"
check 'or moved, never over another' eval 'takes dav-move 1 "$work/dav" && [ "$(files "$work/dav/taken")" = 2 ]'
check 'a wrong token' says '401' source_do fetch stranger
check 'an expired certificate' says 'certificate' source_do fetch stale
check 'a CA that nobody named' says 'certificate' source_do fetch unknown-ca

# --- a mailbox
if [ -n "$imaps" ]; then
    { invoice G-1 | attach g-1.xml application/octet-stream && invoice G-2 | attach x application/xml; } | deliver one
    printf -- '--limit\nContent-Type: application/pdf; name=a.pdf\n\nx\n' | deliver two
    check 'imap: what hangs on unseen mails is shown' eval 'source_do test mail | grep "2 files are there" >/dev/null'
    check 'and stored' eval 'source_do fetch mail && is "$(receipts mail)" 2'
    check 'as invoices' is "$(sql "select count(*) from avstamd.document where invoice_no in ('G-1', 'G-2')")" 2
    check 'then the mail is seen; one with nothing of ours is flagged for people' is \
        "$(find "$work/mail/cur" -name 'one:2,S' -o -name 'two:2,F' | wc -l)" 2
    invoice G-3 | attach g-3.xml text/xml | deliver three
    check 'or moved' eval 'source_do fetch mail-move && is "$(receipts mail-move) $(find "$work/mail/.Taken/cur" "$work/mail/.Taken/new" -type f | wc -l)" "1 1"'
    check 'and is not met again' eval 'source_do fetch mail && is "$(receipts mail)" 2'
    { invoice H-7 | attach h-7.xml text/xml && invoice H-8 | attach other.xml text/xml; } | deliver names
    check 'of attachments those with such names alone' eval \
        'source_do fetch mail-names && is "$(receipts mail-names) $(sql "select count(*) from avstamd.document where invoice_no = '"'H-7'"'")" "1 1"'
    check 'a wrong password' says 'enied\|AUTH\|login' source_do fetch mail-stranger
    invoice G-4 | attach g-4.xml text/xml | deliver four
    for ((n = 5; n <= 40; n++)); do invoice "G-$n" | attach "g-$n.xml" text/xml | deliver "mail-$n"; done
    for ((try = 0; try < 4; try++)); do
        source_do fetch mail >/dev/null 2>&1 &
        fetching=$!
        sleep "$((RANDOM % 2)).$((1 + RANDOM % 9))"
        kill -9 "$fetching" 2>/dev/null
        wait "$fetching" 2>/dev/null
    done
    check 'killed, it goes on' within 30 source_do fetch mail
    check 'every attachment once' is "$(receipts mail) $(sql "select count(*) from avstamd.receipt where arrival is not null")" '39 0'
fi

# --- stored, but it could not be taken away
invoice E-1 >"$work/dav/e-1.xml"
sed -i.whole 's/dav_methods PUT DELETE MOVE/dav_methods PUT/' "$work/nginx.conf"
nginx_anew
before=$(receipts dav)
check 'what cannot be removed is told' says 'is stored, but cannot be taken away' source_do fetch dav
check 'again: no second receipt' eval '! source_do fetch dav && is $(($(receipts dav) - before)) 1'
mv "$work/nginx.conf.whole" "$work/nginx.conf"
nginx_anew
check 'later it is removed, and was one file' eval 'takes dav 0 "$work/dav"'

# --- CSV facts
printf 'client_id;personal_no\nK-1;\n' >"$work/facts/1.csv"
printf 'client_id;personal_no\n;nobody\n' >"$work/facts/2.csv"
check 'facts: a bad file stays and is told, the good one is loaded' says '2.csv: row' source_do fetch facts
check 'by rows' is "$(sql 'select count(*) from avstamd.client') $(ls "$work/facts")" '1 2.csv'
sql "update avstamd.client set name = 'Eva Ekman' where client_id = 'K-1'"
invoice N-1 >"$work/few/Eva Ekman.xml"
printf 'client_id;personal_no\n;nobody\n' >"$work/facts/1 Eva Ekman.csv"
unnamed() { # unnamed COMMAND…: says [K-1] for Eva Ekman
    local output
    output=$("$@" 2>&1)
    grep -q 'K-1' <<<"$output" && ! grep -qi ekman <<<"$output" || { echo "$output" && return 1; }
}
check 'a client is not named by the names of files' unnamed source_do fetch few
source_do fetch facts >/dev/null 2>&1
check 'nor by what went wrong' unnamed source_do list
rm "$work/facts/1 Eva Ekman.csv"
rm "$work/facts/2.csv"

# --- the daemon: a peer that is away is told once, and disturbs no other
kill "$sshd" && wait "$sshd" 2>/dev/null
{
    sed -n '/^\[source folder\]/,/^names/p; /^\[source facts\]/,$p' "$work/conf"
    printf '[source sftp]\n%s\nurl = sftp://127.0.0.1:%s%s/sftp/\nhost_key = %s\n' "$ssh_words" "$ssh" "$work" "$host_key"
} >"$work/conf.new"
mv "$work/conf.new" "$work/conf"
invoice F-1 >"$work/folder/f-1.xml"
invoice F-2 >"$work/sftp/f-2.xml"
printf 'client_id;personal_no\nK-2;\n' >"$work/facts/3.csv"
"$avstamd" --config "$work/conf" work --inbox "$work/inbox" --night off >"$work/work.log" 2>&1 &
daemon=$!
started+=("$daemon")
failed_twice() { [ "$(state sftp failures)" -ge 2 ]; }
check 'a peer that is away is tried again' within 60 failed_twice
others() { is "$(files "$work/folder") $(sql 'select count(*) from avstamd.client')" '3 2'; }
check 'the others go on' within 60 others
check 'it is told once' is "$(grep -c 'source sftp: 127.0.0.1' "$work/work.log")" 1
check 'what is not in the settings any more is forgotten' is \
    "$(sql "select string_agg(source, ' ' order by source) from avstamd.source_state")" 'facts folder sftp'
check 'avstamd source list shows it' eval 'source_do list | grep "^sftp .*FAILING since" >/dev/null'
start_sshd
back() {
    [ "$(files "$work/sftp")" = 0 ] && grep -q 'source sftp works again' "$work/work.log" || {
        cat "$work/work.log"
        return 1
    }
}
check 'back again it is fetched, and told' within 120 back
kill "$daemon" && wait "$daemon"
echo "1..$count"
exit $failed
