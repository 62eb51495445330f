-- Stays.
copy (
    select stay_no, stay_id, account_no, moved_in, moved_out from avstamd.stay order by stay_no
) to stdout (format binary)
