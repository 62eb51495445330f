-- The oldest job of some kinds that waits, held for this transaction; those that others hold or run
-- are skipped.  Of the kind of which the fewest run: many of one kind, whose peer may be slow, keep no other
-- waiting.  $1 kinds
with running as (
    select kind, count(*) as jobs from avstamd.job_running join avstamd.job using (job_no)
    where done_at is null group by kind
)
select job_no, kind, attempts, subject, last_error
from avstamd.job left join running using (kind)
where done_at is null and kind = any ($1::text[]) and not_before <= clock_timestamp()
  and job_no not in (select job_no from avstamd.job_running)
order by coalesce(running.jobs, 0), job_no limit 1
for update of job skip locked
