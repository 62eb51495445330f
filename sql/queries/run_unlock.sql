select pg_advisory_unlock(hashtextextended('avstamd.reconciliation', 0))
