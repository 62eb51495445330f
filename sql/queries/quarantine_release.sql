-- The file could be read after all.  $1 file
delete from avstamd.quarantine where file_no = $1 and discarded_at is null
