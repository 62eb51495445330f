-- Imports come one after the other: two that load the same keys cannot meet.
select pg_advisory_xact_lock(hashtextextended('avstamd.import', 0))
