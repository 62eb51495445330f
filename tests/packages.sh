#!/bin/bash
# Installs the Debian packages that are missing: packages.sh build|run|check
#
# Does nothing, and asks nobody, when all are there.  No installed package starts a service, and no
# database cluster is made or touched.  Without root and without sudo it says what to install.
# A browser is wished for: where it cannot be had, its tests are skipped.
set -euo pipefail

build='gcc libc6-dev make pkg-config libpq-dev libxml2-dev libcurl4-openssl-dev libsystemd-dev
    libjansson-dev libsodium-dev libinih-dev libarchive-dev libmicrohttpd-dev libxslt1-dev
    libxlsxwriter-dev'
run="$build postgresql-15 postgresql-client-15"
check="$run libcmocka-dev postgresql-15-pgtap clang libclang-rt-14-dev llvm clang-format cppcheck
    jq valgrind shellcheck systemd libxml2-utils nginx-light libnginx-mod-http-dav-ext
    openssh-server dovecot-imapd curl openssl mandoc python3-prometheus-client
    python3-aiosmtpd"
browser=chromium
command -v npm >/dev/null || browser='chromium nodejs npm'
unpacked='prometheus' # for its promtool: below .build/packages, for installed it would be a service

wished=""
unpack=""
case ${1-} in
build) wanted=$build ;;
run) wanted=$run ;;
check) wanted=$check wished=$browser unpack=$unpacked ;;
*)
    echo 'usage: packages.sh build|run|check' >&2
    exit 2
    ;;
esac

if ! command -v dpkg-query >/dev/null; then
    printf 'packages.sh: not a Debian system; what Debian calls these is needed:\n%s\n' "$wanted" >&2
    exit 0
fi

unpack() {
    local place=.build/packages package
    for package in $unpack; do
        [ ! -d "$place/$package" ] || continue
        mkdir -p "$place/new"
        (cd "$place/new" && apt-get download -q "$package" >/dev/null 2>&1 && dpkg-deb -x ./*.deb root &&
            mv root "../$package") || echo "$package cannot be had here: what needs it is skipped" >&2
        rm -rf "$place/new"
    done
}

missing=()
for package in $wanted $wished; do
    [ "$(dpkg-query -W -f='${db:Status-Status}' "$package" 2>/dev/null)" = installed ] ||
        missing+=("$package")
done
[ ${#missing[@]} -gt 0 ] || { unpack && exit 0; }

as_root=()
if [ "$(id -u)" != 0 ]; then
    as_root=(sudo)
    if ! command -v sudo >/dev/null || ! { [ -t 0 ] || sudo -n true 2>/dev/null; }; then
        printf 'These packages are missing; as root, run:\n  apt-get install %s\n' \
            "${missing[*]}" >&2
        exit 2
    fi
fi
printf 'Installing %s\n' "${missing[*]}"
"${as_root[@]}" bash -s -- "$wished" "${missing[@]}" <<'AS_ROOT'
set -euo pipefail
export DEBIAN_FRONTEND=noninteractive
policy=/usr/sbin/policy-rc.d
cluster=/etc/postgresql-common/createcluster.conf
mark='# avstamd: nothing starts while its packages are installed'
needed=() extra=()
for package in "${@:2}"; do
    if [[ " $1 " == *" $package "* ]]; then extra+=("$package"); else needed+=("$package"); fi
done

restore() {
    if grep -qsF "$mark" "$policy"; then
        rm -f "$policy"
        [ ! -e "$policy.avstamd" ] || mv "$policy.avstamd" "$policy"
    fi
    [ ! -e "$cluster.avstamd" ] || mv "$cluster.avstamd" "$cluster"
}
restore # what a run that was killed may have left
trap restore EXIT
trap 'exit 130' INT TERM HUP

install() {
    apt-get install -y -q --no-install-recommends -o DPkg::Lock::Timeout=300 \
        -o Dpkg::Use-Pty=0 "$@" </dev/null >/dev/null
}

[ ! -e "$policy" ] || mv "$policy" "$policy.avstamd"
printf '#!/bin/sh\n%s\nexit 101\n' "$mark" >"$policy"
chmod 755 "$policy"
apt-get update -q </dev/null >/dev/null || echo 'apt-get update failed; trying all the same' >&2
if [[ " ${needed[*]-} " == *" postgresql-15 "* ]]; then # its installation would make a cluster of its own
    install postgresql-common
    cp -p "$cluster" "$cluster.avstamd"
    sed -i 's/^#\?create_main_cluster.*/create_main_cluster = false/' "$cluster"
fi
[ ${#needed[@]} -eq 0 ] || install "${needed[@]}"
declare -A service=([nginx-light]=nginx [openssh-server]=ssh [dovecot-imapd]=dovecot)
for package in "${needed[@]}"; do # the tests start their own: these do not start at the next boot either
    [ -z "${service[$package]-}" ] || systemctl --quiet disable "${service[$package]}" 2>/dev/null || true
done
[ ${#extra[@]} -eq 0 ] || install "${extra[@]}" ||
    echo "${extra[*]} cannot be installed here: what needs them is skipped" >&2
AS_ROOT
unpack
