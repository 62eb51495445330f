-- Keeps others from the same row while it is tried again.  $1 file
select reason, discarded_at is not null from avstamd.quarantine where file_no = $1 for update
