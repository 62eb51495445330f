-- Taken before anything else of a migration: several runners come one after the other.
select pg_advisory_lock(hashtextextended('avstamd.migrate', 0))
