-- Does a job of these kinds wait that nobody is at?  And how many milliseconds until the next may be tried; null
-- when there is none.  Who runs a job holds the advisory lock of its number.
-- $1 kinds
select coalesce(bool_or(not_before <= clock_timestamp()), false),
       (extract(epoch from min(not_before) - clock_timestamp()) * 1000)::bigint
from avstamd.job
where done_at is null and kind = any ($1::text[])
  and job_no not in (select job_no from avstamd.job_running)
