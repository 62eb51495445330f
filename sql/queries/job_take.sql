-- The oldest job of some kinds that waits, held for this transaction; those that others hold or run
-- are skipped.  $1 kinds
select job_no, kind, attempts, subject, last_error
from avstamd.job
where done_at is null and kind = any ($1::text[]) and not_before <= clock_timestamp()
  and not exists (select from pg_locks
                  where locktype = 'advisory' and objsubid = 2 and classid = 20261122::oid
                    and objid = job.job_no::oid
                    and database = (select oid from pg_database where datname = current_database()))
order by job_no limit 1
for update skip locked
