-- One attempt more.  One that ended without a word (its process was killed) is tried again at once,
-- but not for ever.  $1 job
update avstamd.job
set attempts = attempts + 1,
    not_before = clock_timestamp()
        + case when attempts < 5 then interval '0'
               else least(interval '1 hour', interval '5 seconds' * 2 ^ least(attempts - 5, 20)) end
where job_no = $1
