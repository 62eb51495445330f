-- One file in quarantine, a row for each of its documents there.  $1 file_no.
select q.file_no, q.ordinal, avstamd.quarantine_told(q.reason) as told, q.reason,
       to_char(q.since, 'YYYY-MM-DD HH24:MI') as since,
       to_char(q.discarded_at, 'YYYY-MM-DD HH24:MI') as discarded_at, q.discarded_why,
       to_char(q.retry_at, 'YYYY-MM-DD HH24:MI') as retry_at, e.sender, e.type as document_type
from avstamd.quarantine q
left join avstamd.envelope e using (file_no, ordinal)
where q.file_no = $1::bigint
order by q.ordinal
