-- $1 as-of date, $2 full, changed or month
insert into avstamd.reconciliation_run (as_of, kind) values ($1::date, $2) returning run_no
