#!/bin/bash
# The units as make install puts them in place: verify, exposure, calendar, users and folders.
set -uo pipefail
cd "$(dirname "$0")/.." || exit 2
export LC_ALL=C.UTF-8
command -v systemd-analyze >/dev/null || exit 77

program=${AVSTAMD:-$PWD/.build/release/avstamd}
place=$(mktemp -d /tmp/avstamd-systemd.XXXXXX)
trap 'rm -rf "$place"' EXIT
failed=0

check() { # check NAME: what stands on standard input is what is wrong
    local wrong
    wrong=$(cat)
    if [ -z "$wrong" ]; then
        echo "ok - $1"
    else
        echo "not ok - $1"
        printf '%s\n' "$wrong"
        failed=1
    fi
}

exposure() { # tenths, as systemd counts it: 0.2 is 2
    systemd-analyze security --offline=yes "$1" 2>/dev/null |
        sed -nE 's/.*Overall exposure level for [^:]*: ([0-9]+)\.([0-9]).*/\1\2/p' | sed 's/^0*\(.\)/\1/'
}

systemd/install.sh "$program" "$place/usr" >/dev/null || echo 'not ok - install'
units=$place/usr/lib/systemd/system

{
    for file in bin/avstamd lib/systemd/system/avstamd-work.service \
        lib/systemd/system/avstamd-reconcile.service lib/systemd/system/avstamd-reconcile.timer \
        lib/systemd/system/avstamd-web.service lib/systemd/system/avstamd-web.socket \
        lib/sysusers.d/avstamd.conf lib/tmpfiles.d/avstamd.conf; do
        [ -s "$place/usr/$file" ] || echo "missing: $file"
    done
    "$place/usr/bin/avstamd" --version >/dev/null || echo 'the installed program does not run'
    ! grep -rn /usr/local "$place/usr/lib" || echo 'a path does not follow the prefix'
} | check 'everything is installed below the prefix'

systemd-analyze verify "$units"/avstamd-* 2>&1 | check 'systemd-analyze verify is silent'

for unit in avstamd-work avstamd-reconcile avstamd-web; do
    tenths=$(exposure "$units/$unit.service")
    echo "# exposure of $unit: $((tenths / 10)).$((tenths % 10))"
    { [ "${tenths:-99}" -le 15 ] || echo "exposure is ${tenths:-unknown} tenths, at most 15 wanted"; } |
        check "$unit is hardened"
done

{ TZ=UTC systemd-analyze calendar --base-time='2027-03-28 00:00:00 UTC' --iterations=1 \
    "$(sed -n 's/^OnCalendar=//p' "$units/avstamd-reconcile.timer")" 2>&1 |
    grep -q 'Next elapse: Sun 2027-03-28 02:15:00 UTC' || echo 'no run on the night of the clock change'; } |
    check 'the timer does not skip the night when clocks go forward'

root=$place/root
mkdir -p "$root/etc"
: >"$root/etc/passwd"
: >"$root/etc/group"
{
    systemd-sysusers --root="$root" "$place/usr/lib/sysusers.d/avstamd.conf" 2>&1 | grep -v '^Creating'
    grep -q '^avstamd:' "$root/etc/passwd" && grep -q '^avstamd-web:' "$root/etc/passwd" ||
        echo 'the users were not made'
    systemd-tmpfiles --root="$root" --create "$place/usr/lib/tmpfiles.d/avstamd.conf" 2>&1
    [ -d "$root/var/lib/avstamd/inbox" ] || echo 'the inbox was not made'
} | check 'user and folders are made'
exit $failed
