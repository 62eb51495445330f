#!/bin/bash
# Called by make deb: build.sh PROGRAM VERSION FOLDER
# Builds FOLDER/avstamd_VERSION_ARCHITECTURE.deb with dpkg-deb, from what install.sh puts in place.
set -euo pipefail

program=$1 version=$2 folder=$3
here=$(cd "$(dirname "$0")" && pwd)
architecture=$(dpkg --print-architecture)
root=$folder/root
export SOURCE_DATE_EPOCH=${SOURCE_DATE_EPOCH:-$(stat -c %Y "$program")}

umask 022
rm -rf "$root" "$folder/debian"
mkdir -p "$root/DEBIAN" "$root/lib" "$root/etc/avstamd/conf.d"
"$here/../install.sh" "$program" /usr "$root"
strip --strip-unneeded --remove-section=.comment --remove-section=.note \
    "$root/usr/bin/avstamd" "$root/usr/libexec/avstamd/avstamd-service"
mv "$root/usr/lib/systemd" "$root/lib/systemd" # where Debian 12 has units
mv "$root/usr/share/doc/avstamd/avstamd.conf.example" "$root/etc/avstamd/avstamd.conf"
rm "$root/usr/share/doc/avstamd/LICENSE"
cp "$here/copyright" "$root/usr/share/doc/avstamd/copyright"
mkdir -p "$root/usr/share/lintian/overrides"
cp "$here/lintian-overrides" "$root/usr/share/lintian/overrides/avstamd"
printf 'avstamd (%s) unstable; urgency=medium\n\n  * Release %s; README.md tells what it does.\n\n -- %s  %s\n' \
    "$version" "$version" 'The avstamd project <avstamd@example.se>' "$(date -R -u -d "@$SOURCE_DATE_EPOCH")" \
    >"$root/usr/share/doc/avstamd/changelog"
gzip -9n "$root"/usr/share/man/man?/* "$root/usr/share/doc/avstamd/changelog"

# dpkg-shlibdeps names the packages of the libraries; it wants to be where there is a debian/control.
mkdir -p "$folder/debian"
printf 'Source: avstamd\n\nPackage: avstamd\nArchitecture: any\n' >"$folder/debian/control"
libraries=$(cd "$folder" && dpkg-shlibdeps -O root/usr/bin/avstamd root/usr/libexec/avstamd/avstamd-service |
    sed -n 's/^shlibs:Depends=//p')
sed -e "s/@VERSION@/$version/" -e "s/@ARCHITECTURE@/$architecture/" -e "s/@LIBRARIES@/$libraries/" \
    -e "s/@SIZE@/$(du -sk --apparent-size "$root" | cut -f 1)/" "$here/control" >"$root/DEBIAN/control"
echo /etc/avstamd/avstamd.conf >"$root/DEBIAN/conffiles"
for script in postinst prerm postrm; do
    install -m 755 "$here/$script" "$root/DEBIAN/$script"
done
(cd "$root" && find . -type f ! -path './DEBIAN/*' ! -path './etc/*' -printf '%P\0' |
    LC_ALL=C sort -z | xargs -0 md5sum) >"$root/DEBIAN/md5sums"
dpkg-deb --root-owner-group --build "$root" "$folder/avstamd_${version}_$architecture.deb"
