-- Files in quarantine, a row for each document that could not be read.  $1 vantar, undanlagda or alla,
-- $2 page of 50.
select q.file_no, q.ordinal, avstamd.quarantine_told(q.reason) as told, q.reason,
       to_char(q.since, 'YYYY-MM-DD HH24:MI') as since,
       to_char(q.discarded_at, 'YYYY-MM-DD HH24:MI') as discarded_at, q.discarded_why,
       to_char(q.retry_at, 'YYYY-MM-DD HH24:MI') as retry_at,
       regexp_replace(r.name, '\d{6,8}[-+]?\d{4}', '••••', 'g') as name, r.source,
       count(*) over () as documents
from avstamd.quarantine q
left join lateral (select name, source from avstamd.receipt
                   where receipt.file_no = q.file_no order by receipt_no limit 1) as r on true
where case $1::text when 'vantar' then q.discarded_at is null
                    when 'undanlagda' then q.discarded_at is not null else true end
order by q.file_no desc, q.ordinal
limit 50 offset (least(greatest($2::bigint, 1), 1000000) - 1) * 50
