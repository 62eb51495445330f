-- What the worker has before it and did last.  No $n.
select kind, to_char(created_at, 'YYYY-MM-DD HH24:MI') as created_at,
       to_char(done_at, 'YYYY-MM-DD HH24:MI') as done_at, attempts, last_error
from avstamd.job
order by done_at is not null, job_no desc
limit 20
