-- Lets the next runner in.
select pg_advisory_unlock(hashtextextended('avstamd.migrate', 0))
