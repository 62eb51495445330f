-- Nobody waits for this file any more; its bytes stay.  $1 file, $2 why
update avstamd.quarantine set discarded_at = clock_timestamp(), discarded_why = $2
where file_no = $1 and discarded_at is null
