-- One batch of files is stored at a time: so file_no grows as batches commit, and two who bring the
-- same bytes come one after the other.
select pg_advisory_xact_lock(hashtextextended('avstamd.file', 0))
