-- Who fetches from a source holds its lock, until the connection ends.  $1 source
select pg_try_advisory_lock(20261123, hashtext($1))
