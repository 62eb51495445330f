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
        lib/systemd/system/avstamd-metrics.socket share/doc/avstamd/alerts.yml \
        lib/sysusers.d/avstamd.conf lib/tmpfiles.d/avstamd.conf share/man/man1/avstamd.1 \
        share/man/man5/avstamd.conf.5 share/man/man8/avstamd.8 share/doc/avstamd/avstamd.conf.example \
        share/bash-completion/completions/avstamd; do
        [ -s "$place/usr/$file" ] || echo "missing: $file"
    done
    "$place/usr/bin/avstamd" --version >/dev/null || echo 'the installed program does not run'
    "$place/usr/bin/avstamd" --config "$place/usr/share/doc/avstamd/avstamd.conf.example" config check 2>&1 |
        grep -v ': right$'
    ! grep -rn /usr/local "$place/usr/lib" || echo 'a path does not follow the prefix'
} | check 'everything is installed below the prefix'

for unit in avstamd-work avstamd-reconcile avstamd-web; do # libpq would take the user's name for it
    user=$(sed -n 's/^User=//p' "$units/$unit.service")
    [ "$user" = avstamd ] || grep -qx 'Environment=PGDATABASE=avstamd' "$units/$unit.service" ||
        echo "$unit, as $user, would look for a database of that name"
done | check 'the services look for the database that README makes'

# That a page of the manual is not where man looks, is no fault of the unit.
systemd-analyze verify --man=no "$units"/avstamd-* 2>&1 | check 'systemd-analyze verify is silent'

for unit in avstamd-work avstamd-reconcile avstamd-web avstamd-failure@; do
    tenths=$(exposure "$units/$unit.service")
    echo "# exposure of $unit: $((tenths / 10)).$((tenths % 10))"
    { [ "${tenths:-99}" -le 15 ] || echo "exposure is ${tenths:-unknown} tenths, at most 15 wanted"; } |
        check "$unit is hardened"
done

if command -v mandoc >/dev/null; then
    mandoc -T lint -W warning "$place"/usr/share/man/man?/* 2>&1 | check 'the manual pages are right'
else
    echo 'ok - the manual pages are right # SKIP mandoc is not installed'
fi

completed() { # completed WORD…: what is offered for the last
    bash -c '. "$1"; shift; COMP_WORDS=(avstamd "$@") COMP_CWORD=$#; _avstamd; printf "%s " "${COMPREPLY[@]}"' \
        bash "$place/usr/share/bash-completion/completions/avstamd" "$@"
}
{
    [ "$(completed wo)" = 'work ' ] || echo "wo: $(completed wo)"
    [ "$(completed work --ni)" = '--night ' ] || echo "work --ni: $(completed work --ni)"
    [ "$(completed --config x config sh)" = 'show ' ] || echo "config sh: $(completed --config x config sh)"
} | check 'bash completes commands, their words and their options'

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
