-- Where a file of codings is read to; a column that the file lacks is null in every row.
create temporary table import_row (
    row_no bigint,
    deleted boolean,
    provider_id text collate "C",
    service_id text collate "C",
    cost_centre text,
    account_code text,
    activity text,
    object text,
    counterpart text
) on commit drop
