-- Held until the connection ends, so that nobody does the same at the same moment.  $1 what
select pg_try_advisory_lock(hashtextextended('avstamd.notice.' || $1::text, 0))
