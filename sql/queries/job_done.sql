-- $1 job, $2 what is worth knowing (null: nothing)
update avstamd.job set done_at = clock_timestamp(), last_error = $2 where job_no = $1
