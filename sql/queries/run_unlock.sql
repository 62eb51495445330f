-- Lets the next run in.
select pg_advisory_unlock(hashtextextended('avstamd.reconciliation', 0))
