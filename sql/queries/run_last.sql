-- The as-of date of the last run that was stored.
select as_of from avstamd.reconciliation_run
where finished_at is not null order by run_no desc limit 1
