-- Whom a question about an invoice may be put to: those who have a client on it.  $1 document_no.
select user_no as value, concat_ws(', ', name, unit) as title
from avstamd.user_seen
where user_no in (select avstamd.people_for('ask', $1::bigint, null))
order by name collate "sv-x-icu", user_no
