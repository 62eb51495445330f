-- By which ways files came.  No $n.
select source, count(*) as receipts, count(distinct file_no) as files,
       to_char(min(received_at), 'YYYY-MM-DD') as first_at,
       to_char(max(received_at), 'YYYY-MM-DD HH24:MI') as last_at,
       count(*) filter (where received_at > now() - interval '7 days') as last_week,
       count(distinct file_no) filter (where exists (
           select from avstamd.quarantine q
           where q.file_no = receipt.file_no and q.discarded_at is null)) as quarantined
from avstamd.receipt
group by source order by source
