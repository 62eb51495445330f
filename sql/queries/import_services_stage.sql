-- Where a file of services is read to; a column that the file lacks is null in every row.
create temporary table import_row (
    row_no bigint,
    deleted boolean,
    service_id text collate "C",
    name text,
    unit text,
    basis text,
    tolerance_pct numeric,
    tolerance_qty numeric,
    vat_rate numeric,
    round_visit_min integer,
    absence_paid_days integer,
    absence_paid_pct numeric,
    count_last_day boolean
) on commit drop
