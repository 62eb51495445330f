#!/bin/bash
# The example of a reverse proxy, as it stands: nginx with TLS before avstamd web on a unix socket.
set -uo pipefail
export LC_ALL=C.UTF-8
here=$(cd "$(dirname "$0")/.." && pwd)
avstamd=${AVSTAMD:-$here/.build/release/avstamd}
nginx=$(PATH=$PATH:/usr/sbin command -v nginx) && command -v curl openssl >/dev/null || {
    echo '1..0 # SKIP nginx, curl or openssl is not installed'
    exit 77
}
[ "${1-}" = --inside ] || exec "$here/tests/with_database.sh" "$0" --inside

work=$(mktemp -d /tmp/avstamd-proxy.XXXXXX)
chmod 711 "$work"
web=
finish() {
    [ ! -s "$work/nginx.pid" ] || kill "$(cat "$work/nginx.pid")" 2>/dev/null
    [ -z "$web" ] || { kill "$web" && wait "$web"; } 2>/dev/null
    rm -rf "$work"
}
trap finish EXIT
trap 'exit 143' INT TERM HUP

# shellcheck source=tests/tap.sh
. "$here/tests/tap.sh"

"$avstamd" migrate >/dev/null
password=$("$avstamd" user add ekonomi1 --name 'Eva Ek' --role finance | cut -f2)
AVSTAMD_WEB_SSO_HEADER=X-Remote-User "$avstamd" web --unix "$work/web.sock" 2>"$work/web.log" &
web=$!
for ((tenths = 0; tenths < 200; tenths++)); do
    grep -q 'the pages are at' "$work/web.log" && break
    sleep 0.1
done
chmod 666 "$work/web.sock" # nginx is no member of our group here
openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 2 -subj /CN=granska.example.se \
    -keyout "$work/key" -out "$work/cert" 2>/dev/null
port=$(port)
{
    echo "daemon on; pid $work/nginx.pid; error_log $work/error.log; events {}"
    echo "http { access_log off; client_body_temp_path $work/body; proxy_temp_path $work/proxy;"
    echo "fastcgi_temp_path $work/f; uwsgi_temp_path $work/u; scgi_temp_path $work/s;"
    sed -e "s|listen 443|listen 127.0.0.1:$port|" -e "s|/etc/ssl/certs/[^;]*|$work/cert|" \
        -e "s|/etc/ssl/private/[^;]*|$work/key|" -e "s|/run/avstamd/web.sock|$work/web.sock|" \
        "$here/systemd/nginx.conf.example"
    echo '}'
} >"$work/nginx.conf"
check 'nginx takes the example' "$nginx" -q -c "$work/nginx.conf"

address=https://granska.example.se:$port
ask() {
    curl -sk --max-time 20 --resolve "granska.example.se:$port:127.0.0.1" -b "$work/jar" -c "$work/jar" "$@"
}
shows() { # shows TEXT ARGUMENT…
    local text=$1
    shift
    ask "$@" | grep -- "$text" >/dev/null
}
check 'the form is shown' shows 'Logga in' "$address/logga-in"
check 'who signs in gets a secure cookie' shows 'set-cookie: __Host-avstamd=.*; Secure' -i \
    -H "Origin: $address" --data-urlencode anvandare=ekonomi1 --data-urlencode "losenord=$password" \
    "$address/logga-in"
check 'and sees the pages' shows 'Eva Ek' "$address/avvikelser"
check 'a form from elsewhere is refused' shows '^403$' -o /dev/null -w '%{http_code}\n' \
    -H 'Origin: https://evil.example' -d anvandare=a -d losenord=b "$address/logga-in"
rm -f "$work/jar"
check 'a name that the browser gives is nobody' shows '^303 .*logga-in' -o /dev/null \
    -w '%{http_code} %{redirect_url}\n' -H 'X-Remote-User: ekonomi1' "$address/avvikelser"
head -c 400000 /dev/zero | tr '\0' a >"$work/large"
check 'what is too large is refused' shows '^413$' -o /dev/null -w '%{http_code}\n' \
    -H "Origin: $address" --data-binary "@$work/large" "$address/logga-in"
echo "1..$count"
exit $failed
