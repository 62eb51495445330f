-- Jobs that fail, or were given up in the last day, with the reason.
select job_no, kind, subject, attempts, last_error, to_char(not_before, 'YYYY-MM-DD HH24:MI') as next_at
from avstamd.job_now where state = 'failing' or last_error is not null
union all
select job_no, kind, subject, attempts, last_error, null from avstamd.job
where done_at > clock_timestamp() - interval '1 day' and last_error is not null
order by job_no
