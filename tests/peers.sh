# shellcheck shell=bash
# Real peers on this machine: sshd, nginx with WebDAV and TLS, dovecot; a private database; and what tests of them
# say.  A test sources it, with $here and $avstamd set: it then runs inside, with folders sftp, dav and mail below
# $work served on $ssh, $https and $imaps ('' without dovecot), and on $stale with an expired certificate.
missing=
[ "$(id -u)" = 0 ] || missing='root '
for program in sshd nginx openssl /usr/lib/nginx/modules/ngx_http_dav_ext_module.so; do
    [ -e "$program" ] || command -v "$program" >/dev/null || missing+="$program "
done
[ -z "$missing" ] || {
    echo "1..0 # SKIP needs $missing"
    exit 77
}
[ "${1-}" = --inside ] || exec "$here/tests/with_database.sh" "$0" --inside

work=$(mktemp -d /tmp/avstamd-peers.XXXXXX)
chmod 711 "$work"
started=()
finish() {
    [ ! -s "$work/nginx.pid" ] || kill "$(cat "$work/nginx.pid")" 2>/dev/null
    for process in "${started[@]}"; do kill "$process" 2>/dev/null; done
    wait 2>/dev/null
    rm -rf "$work"
}
trap finish EXIT
trap 'exit 143' INT TERM HUP

# shellcheck source=tests/tap.sh
. "$here/tests/tap.sh"
sql() { psql -XqAt -c "$1"; }
source_do() { "$avstamd" --config "$work/conf" source "$@"; }
says() { # says TEXT COMMAND…: it fails, and says so
    local text=$1 output
    shift
    if output=$("$@" 2>&1); then echo "it went well: $output" && return 1; fi
    grep -q -- "$text" <<<"$output" || { echo "$output" && return 1; }
}
invoice() { sed "s|<cbc:ID>[^<]*</cbc:ID>|<cbc:ID>$1</cbc:ID>|;" "$here/tests/data/ubl/full.xml"; }
put() { # put NAME FOLDER, bytes from standard input: whole at once
    cat >"$2/.$1" && mv "$2/.$1" "$2/$1"
}
bill() { # bill NUMBER CLIENT: a small invoice, of two hours
    printf '%s\n' "<Invoice xmlns='urn:oasis:names:specification:ubl:schema:xsd:Invoice-2'
    xmlns:cac='urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2'
    xmlns:cbc='urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2'>
<cbc:ID>$1</cbc:ID><cbc:IssueDate>2026-10-10</cbc:IssueDate><cbc:DocumentCurrencyCode>SEK</cbc:DocumentCurrencyCode>
<cac:AccountingSupplierParty><cac:Party><cac:PartyLegalEntity><cbc:CompanyID>5560000001</cbc:CompanyID>
</cac:PartyLegalEntity></cac:Party></cac:AccountingSupplierParty>
<cac:LegalMonetaryTotal><cbc:TaxExclusiveAmount currencyID='SEK'>200.00</cbc:TaxExclusiveAmount>
</cac:LegalMonetaryTotal>
<cac:InvoiceLine><cbc:ID>1</cbc:ID><cbc:InvoicedQuantity unitCode='HUR'>2</cbc:InvoicedQuantity>
<cbc:LineExtensionAmount currencyID='SEK'>200.00</cbc:LineExtensionAmount>
<cac:InvoicePeriod><cbc:StartDate>2026-09-01</cbc:StartDate><cbc:EndDate>2026-09-30</cbc:EndDate></cac:InvoicePeriod>
<cac:Item><cbc:Name>Hemtjänst</cbc:Name><cac:SellersItemIdentification><cbc:ID>HT</cbc:ID>
</cac:SellersItemIdentification><cac:AdditionalItemProperty><cbc:Name>ClientID</cbc:Name><cbc:Value>$2</cbc:Value>
</cac:AdditionalItemProperty></cac:Item></cac:InvoiceLine></Invoice>"
}
import() { cat >"$work/facts.csv" && "$avstamd" import "$1" "$work/facts.csv" >/dev/null; }
town() { # one provider that gets answers, clients K0 to K199, and Eva who signs
    import providers <<<$'provider_id,name,endpoint_id\n5560000001,Hemtjänst AB,0007:5560000001'
    seq -f K%.0f 0 199 | sed '1i client_id' | import clients
    import services <<<$'service_id,unit,basis\nHT,hour,performed'
    import prices <<<$'service_id,provider_id,level,valid_from,unit_price\nHT,,,2026-01-01,100'
    sql "insert into avstamd.app_user (login, name) values ('eva', 'Eva Ekman');
        insert into avstamd.user_role (user_no, role, valid_from) values (1, 'finance', '2020-01-01');
        insert into avstamd.delegation (role, valid_from) values ('finance', '2020-01-01');
        insert into avstamd.session (token_digest, form_key, user_no) values (sha256('eva'), sha256('form'), 1)"
}
# She approves what there is.
decide_all="begin; set local role avstamd_web; select avstamd.enter(sha256('eva'), '10.0.0.1', 'test');
    select avstamd.decide_document(document_no, 'approve', 'annat', 'test')
    from avstamd.document_outcome where state in ('clean', 'flagged', 'in_review'); commit"
files() { find "$1" -maxdepth 1 -type f | wc -l; }
receipts() { sql "select count(*) from avstamd.receipt where source = '$1'"; }
state() { sql "select $2 from avstamd.source_state where source = '$1'"; }
takes() { # takes SOURCE COUNT FOLDER: all are stored and gone
    local before
    before=$(receipts "$1")
    source_do fetch "$1" && is $(($(receipts "$1") - before)) "$2" && is "$(files "$3")" 0 &&
        is "$(sql 'select count(*) from avstamd.receipt where arrival is not null')" 0
}
deliver() { # deliver NAME, with attachments from standard input: a mail
    {
        printf 'From: a@example.se\nTo: b@example.se\nSubject: %s\nMIME-Version: 1.0\n' "$1"
        printf 'Content-Type: multipart/mixed; boundary=limit\n\n--limit\nContent-Type: text/plain\n\nHej\n'
        cat
        printf -- '--limit--\n'
    } >"$work/mail/tmp/$1"
    chown nobody "$work/mail/tmp/$1" && mv "$work/mail/tmp/$1" "$work/mail/new/$1"
}
attach() { # attach NAME TYPE, bytes from standard input
    printf -- '--limit\nContent-Type: %s; name="%s"\nContent-Transfer-Encoding: base64\n\n' "$2" "$1"
    base64
}

"$avstamd" migrate >/dev/null
mkdir "$work"/{sftp,sftp/taken,dav,dav/taken,nginx.d}
ssh=$(port)
until https=$(port) && [ "$https" != "$ssh" ]; do :; done
until stale=$(port) && [ "$stale" != "$ssh" ] && [ "$stale" != "$https" ]; do :; done

ssh-keygen -q -t ed25519 -N '' -f "$work/host"
ssh-keygen -q -t ed25519 -N '' -f "$work/user"
cp "$work/user.pub" "$work/authorized"
host_key=$(ssh-keygen -lf "$work/host.pub" | cut -d' ' -f2)
cat >"$work/sshd_config" <<CONFIG
Port $ssh
ListenAddress 127.0.0.1
HostKey $work/host
AuthorizedKeysFile $work/authorized
PidFile none
StrictModes no
UsePAM no
PasswordAuthentication no
Subsystem sftp internal-sftp
ForceCommand internal-sftp
CONFIG
mkdir -p /run/sshd
start_sshd() {
    "$(command -v sshd)" -D -e -f "$work/sshd_config" 2>"$work/sshd.log" &
    sshd=$!
    started+=("$sshd")
    within 20 listens "$ssh"
}
start_sshd

sign() { # sign NAME SUBJECT DAYS
    openssl req -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -subj "/CN=$2" -keyout "$work/$1.key" \
        -out "$work/$1.csr" 2>/dev/null
    openssl x509 -req -in "$work/$1.csr" -CA "$work/ca.pem" -CAkey "$work/ca.key" -CAcreateserial -days "$3" \
        -extfile <(echo 'subjectAltName=DNS:localhost,IP:127.0.0.1') -out "$work/$1.pem" 2>/dev/null
}
openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 2 -subj /CN=our-ca \
    -keyout "$work/ca.key" -out "$work/ca.pem" 2>/dev/null
sign server localhost 2
sign expired localhost -1
sign client avstamd 2
printf secret-token >"$work/token"
printf other-token >"$work/wrong-token"
chmod 600 "$work"/*.key "$work/token" "$work/wrong-token" "$work/user"
chmod 777 "$work"/dav "$work"/dav/taken
cat >"$work/nginx.conf" <<CONFIG
load_module /usr/lib/nginx/modules/ngx_http_dav_ext_module.so;
daemon on; pid $work/nginx.pid; error_log $work/nginx.log; user root; worker_processes 1; events {}
http {
    access_log $work/access.log; client_body_temp_path $work/body; proxy_temp_path $work/proxy;
    fastcgi_temp_path $work/f; uwsgi_temp_path $work/u; scgi_temp_path $work/s;
    ssl_client_certificate $work/ca.pem; ssl_verify_client on;
    include $work/nginx.d/*.conf;
    server {
        listen 127.0.0.1:$https ssl; ssl_certificate $work/server.pem; ssl_certificate_key $work/server.key;
        root $work;
        location /dav/ {
            if (\$http_authorization != "Bearer secret-token") { return 401; }
            dav_methods PUT DELETE MOVE; dav_ext_methods PROPFIND OPTIONS;
        }
    }
    server {
        listen 127.0.0.1:$stale ssl; ssl_certificate $work/expired.pem; ssl_certificate_key $work/expired.key;
        root $work;
    }
}
CONFIG
nginx -q -c "$work/nginx.conf"

imaps=
if command -v dovecot >/dev/null; then
    until imaps=$(port) && [ "$imaps" != "$ssh" ] && [ "$imaps" != "$https" ] && [ "$imaps" != "$stale" ]; do :; done
    mkdir -p "$work"/mail/{cur,new,tmp,.Taken/{cur,new,tmp}}
    chown -R nobody "$work/mail"
    printf hemligt >"$work/mail-password"
    printf fel >"$work/wrong-password"
    chmod 600 "$work/mail-password" "$work/wrong-password"
    cat >"$work/dovecot.conf" <<CONFIG
base_dir = $work/dovecot
state_dir = $work/dovecot-state
log_path = $work/dovecot.log
protocols = imap
listen = 127.0.0.1
ssl = required
ssl_cert = <$work/server.pem
ssl_key = <$work/server.key
mail_location = maildir:$work/mail
first_valid_uid = 1
passdb {
  driver = static
  args = password=hemligt
}
userdb {
  driver = static
  args = uid=nobody gid=nogroup home=$work/mail
}
service imap-login {
  inet_listener imap {
    port = 0
  }
  inet_listener imaps {
    port = $imaps
    ssl = yes
  }
}
CONFIG
    dovecot -F -c "$work/dovecot.conf" 2>"$work/dovecot.err" &
    started+=("$!")
    within 20 listens "$imaps" || cat "$work/dovecot.err" "$work/dovecot.log"
fi

ssh_words="kind = sftp
user = root
key = file:$work/user
settle = ${settle:-1 s}
every = 60 s"
dav_words="kind = webdav
ca = $work/ca.pem
certificate = $work/client.pem
key = file:$work/client.key
settle = ${settle:-1 s}"
mail_words="kind = imap
url = imaps://localhost:${imaps:-993}/INBOX
ca = $work/ca.pem
user = faktura"
