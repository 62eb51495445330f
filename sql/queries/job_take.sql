-- The oldest job of some kinds that waits, held for this transaction; those that others hold or run
-- are skipped.  Of the kind of which the fewest run: many of one kind, whose peer may be slow, keep no other
-- waiting.  $1 kinds
with running as (
    select kind, count(*) as jobs
    from pg_locks join avstamd.job on job_no::oid = objid
    where done_at is null and locktype = 'advisory' and objsubid = 2 and classid = 20261122::oid
      and database = (select oid from pg_database where datname = current_database())
    group by kind
)
select job_no, kind, attempts, subject, last_error
from avstamd.job left join running using (kind)
where done_at is null and kind = any ($1::text[]) and not_before <= clock_timestamp()
  and not exists (select from pg_locks
                  where locktype = 'advisory' and objsubid = 2 and classid = 20261122::oid
                    and objid = job.job_no::oid
                    and database = (select oid from pg_database where datname = current_database()))
order by coalesce(running.jobs, 0), job_no limit 1
for update of job skip locked
