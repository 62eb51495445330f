-- Later again, each time after a longer while.  $1 job, $2 why
update avstamd.job
set last_error = $2,
    not_before = clock_timestamp() + least(interval '1 hour', interval '5 seconds' * 2 ^ least(attempts - 1, 20))
where job_no = $1
