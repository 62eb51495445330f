-- The file is being read again.  $1 file
update avstamd.quarantine set retry_at = null where file_no = $1 and retry_at is not null
