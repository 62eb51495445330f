-- The protocol, batches summed, the latest purge first.  $1 only this purge (null: all)
select p.purge_no, to_char(p.started_at, 'YYYY-MM-DD HH24:MI') as started_at,
       coalesce(to_char(p.finished_at, 'YYYY-MM-DD HH24:MI'), 'inte avslutad') as finished_at, p.by_whom,
       r.title, l.what, sum(l.rows) as rows, min(l.oldest) as oldest, max(l.newest) as newest, l.rule
from avstamd.purge p
left join avstamd.purge_protocol l using (purge_no)
left join avstamd.retention_rule r using (kind)
where p.purge_no = $1::bigint or $1::bigint is null
group by p.purge_no, r.place, r.title, l.what, l.rule
order by p.purge_no desc, r.place, min(l.protocol_no)
