-- Keeps others from the same rows while the file is tried again.  $1 file
select reason, discarded_at is not null from avstamd.quarantine where file_no = $1
order by discarded_at is not null, ordinal for update
