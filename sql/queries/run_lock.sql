-- Runs exclude each other; this waits.
select pg_advisory_lock(hashtextextended('avstamd.reconciliation', 0))
