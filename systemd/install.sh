#!/bin/sh
# Called by make install: install.sh PROGRAM PREFIX [DESTDIR]
# Puts the program with its service beside it, its units, its user, its folders and its documents in place; starts nothing.
set -eu

program=$1 prefix=$2 destdir=${3-}
here=$(cd "$(dirname "$0")" && pwd)
case $prefix in
/*) ;;
*) echo "install.sh: the prefix must be an absolute path, not '$prefix'" >&2 && exit 2 ;;
esac

place() { # place MODE SOURCE TARGET: with the prefix where the files say /usr/local
    mkdir -p "$destdir$prefix/$(dirname "$3")"
    sed "s|/usr/local/|$prefix/|g" "$2" >"$destdir$prefix/$3.new"
    chmod "$1" "$destdir$prefix/$3.new"
    mv -f "$destdir$prefix/$3.new" "$destdir$prefix/$3"
}

program() { # program SOURCE TARGET: in place at once, also while the old one runs
    mkdir -p "$destdir$prefix/$(dirname "$2")"
    install -m 755 "$1" "$destdir$prefix/$2.new"
    mv -f "$destdir$prefix/$2.new" "$destdir$prefix/$2"
}
printed() { # printed PAGE TARGET: what the program prints of itself
    mkdir -p "$destdir$prefix/$(dirname "$2")"
    "$program" --manual "$1" >"$destdir$prefix/$2.new"
    chmod 644 "$destdir$prefix/$2.new"
    mv -f "$destdir$prefix/$2.new" "$destdir$prefix/$2"
}
program "$program-service" libexec/avstamd/avstamd-service
program "$program" bin/avstamd
for unit in "$here"/*.service "$here"/*.socket "$here"/*.timer; do
    place 644 "$unit" "lib/systemd/system/$(basename "$unit")"
done
place 644 "$here/avstamd.sysusers" lib/sysusers.d/avstamd.conf
place 644 "$here/avstamd.tmpfiles" lib/tmpfiles.d/avstamd.conf
printed avstamd.1 share/man/man1/avstamd.1
printed avstamd.conf.5 share/man/man5/avstamd.conf.5
printed avstamd.8 share/man/man8/avstamd.8
printed completion share/bash-completion/completions/avstamd
printed avstamd.conf share/doc/avstamd/avstamd.conf.example
place 644 "$here/nginx.conf.example" share/doc/avstamd/nginx.conf.example
place 644 "$here/alerts.yml" share/doc/avstamd/alerts.yml
for document in README.md CONTRIBUTING.md LICENSE; do
    [ ! -e "$here/../$document" ] || place 644 "$here/../$document" "share/doc/avstamd/$document"
done

[ -n "$destdir" ] || cat <<END
Installed below $prefix.  What remains, as root:
  systemd-sysusers && systemd-tmpfiles --create && systemctl daemon-reload
  runuser -u postgres -- createuser avstamd-web && runuser -u postgres -- createuser avstamd && runuser -u postgres -- createdb avstamd
  runuser -u postgres -- env PGDATABASE=avstamd $prefix/bin/avstamd migrate
  runuser -u postgres -- psql -c 'grant avstamd_worker to avstamd' -c 'grant avstamd_web to "avstamd-web"'
  runuser -u postgres -- env PGDATABASE=avstamd $prefix/bin/avstamd user add LOGIN --name NAME --role administrator
  systemctl enable --now avstamd-work.service avstamd-reconcile.timer avstamd-web.socket
END
