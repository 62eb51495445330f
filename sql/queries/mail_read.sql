-- One mail as it is to be sent; made_s in seconds since 1970.  $1 mail_no
select kind, recipient, message_id, extract(epoch from made_at)::bigint as made_s, content
from avstamd.mail where mail_no = $1::bigint
