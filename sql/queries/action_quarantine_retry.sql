-- The worker reads the file again.  $1 file_no.
select avstamd.quarantine_retry($1::bigint)
