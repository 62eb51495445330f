#!/bin/bash
# The Debian package: what is in it; and with AVSTAMD_LONG, as root, installed, used and purged in a root of
# its own (debootstrap, from the mirror that apt uses here).
set -uo pipefail
cd "$(dirname "$0")/.." || exit 2
export LC_ALL=C.UTF-8 DEBIAN_FRONTEND=noninteractive
command -v dpkg-deb >/dev/null && command -v dpkg-shlibdeps >/dev/null || exit 77

program=.build/release/avstamd
[ -x "$program" ] || program=${AVSTAMD:?is given by make check}
place=$(mktemp -d /var/tmp/avstamd-deb.XXXXXX)
root=$place/debian
trap 'rm -rf --one-file-system "$place"' EXIT
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

quietly() { # quietly COMMAND…: says something only when it fails
    local said
    said=$("$@" 2>&1) || printf '%s: failed\n%s\n' "$*" "$said"
}

quietly systemd/debian/build.sh "$program" 0.1.0 "$place/build" | check 'the package is built'
package=$(echo "$place"/build/*.deb)
listing=$(dpkg-deb -c "$package")
{
    grep -oE ' \./(bin|sbin|usr/local|home|tmp|var)/.*' <<<"$listing"
    for file in ./usr/bin/avstamd ./lib/systemd/system/avstamd-work.service ./usr/share/man/man8/avstamd.8.gz; do
        grep -q " $file\$" <<<"$listing" || echo "missing: $file"
    done
    dpkg-deb -f "$package" Depends | grep 'libpq5.*systemd' >/dev/null || echo 'it does not say what it needs'
    [ "$(dpkg-deb -I "$package" conffiles)" = /etc/avstamd/avstamd.conf ] || echo 'the settings are no conffile'
} | check 'it holds what it should, and says what it needs'
if command -v lintian >/dev/null; then
    lintian --allow-root --fail-on none "$package" 2>&1 | grep -E '^[EW]:' | check 'lintian has no warning'
else
    echo 'ok - lintian has no warning # SKIP lintian is not installed'
fi

why=
[ -n "${AVSTAMD_LONG-}" ] || why='only in make check-long'
command -v debootstrap >/dev/null || why='debootstrap is not installed'
[ "$(id -u)" = 0 ] || why='only root can'
if [ -n "$why" ]; then
    echo "ok - installed, used, removed and purged in a root of its own # SKIP $why"
    exit $failed
fi

inside() { # with a /proc of its own, which systemd-tmpfiles and the program look into
    unshare --mount --pid --fork --mount-proc="$root/proc" chroot "$root" env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin DEBIAN_FRONTEND=noninteractive "$@"
}
mirror=$(apt-get indextargets --format '$(REPO_URI)' 'Created-By: Packages' "Codename: bookworm" |
    grep -v security | head -n 1)
quietly debootstrap --variant=minbase bookworm "$root" "${mirror:-http://deb.debian.org/debian}" |
    check 'a root of its own is made'
apt-config dump | grep -iE '^Acquire::[a-z:]*proxy ' >"$root/etc/apt/apt.conf.d/90proxy"
cat /etc/resolv.conf >"$root/etc/resolv.conf"
cat /etc/hosts >"$root/etc/hosts"
printf '#!/bin/sh\nexit 101\n' >"$root/usr/sbin/policy-rc.d"
chmod 755 "$root/usr/sbin/policy-rc.d"
cp "$package" "$root/avstamd.deb"

quietly inside apt-get install -y -q --no-install-recommends ./avstamd.deb | check 'apt installs it'
{
    quietly inside avstamd --version
    quietly inside avstamd config check
    inside id avstamd >/dev/null 2>&1 && inside id avstamd-web >/dev/null 2>&1 || echo 'the users are not there'
    [ "$(stat -c %a "$root/var/lib/avstamd/inbox")" = 2770 ] || echo 'the inbox is not there, or not for the group'
    [ "$(stat -c %a "$root/etc/avstamd/credentials")" = 700 ] || echo 'others see the credentials'
    find "$root/etc/systemd/system" -name '*avstamd*' -printf 'enabled: %p\n'
} | check 'it works, and starts nothing'
{
    quietly inside dpkg --install --force-confold /avstamd.deb # the same again: an upgrade
    echo '# ours' >>"$root/etc/avstamd/avstamd.conf"
    quietly inside apt-get remove -y -q avstamd
    grep -q '# ours' "$root/etc/avstamd/avstamd.conf" || echo 'removing took the settings'
    [ ! -e "$root/usr/bin/avstamd" ] || echo 'removing left the program'
} | check 'removing keeps the settings'
{
    quietly inside apt-get purge -y -q avstamd
    find "$root" -xdev -name '*avstamd*' ! -path "$root/proc/*" ! -path "$root/avstamd.deb" \
        ! -path "$root/var/log/*" ! -path "$root/var/lib/systemd/*" -printf 'left: %p\n'
    ! grep -H avstamd "$root/etc/passwd" "$root/etc/group"
} | check 'purging leaves nothing'
{
    quietly inside apt-get install -y -q --no-install-recommends ./avstamd.deb
    echo '<Invoice/>' >"$root/var/lib/avstamd/inbox/a.xml"
    quietly inside apt-get purge -y -q avstamd
    [ -e "$root/var/lib/avstamd/inbox/a.xml" ] || echo 'an invoice was thrown away'
} | check 'purging throws no invoice away'
exit $failed
