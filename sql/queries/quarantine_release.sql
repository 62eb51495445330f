-- All documents of the file but these could be read after all.  $1 file, $2 those that still cannot
delete from avstamd.quarantine
where file_no = $1 and discarded_at is null and not (ordinal = any($2::bigint[]))
