-- A name by which another connection can see what this transaction sees.
select pg_export_snapshot()
