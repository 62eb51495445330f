-- Where a file of prices is read to; a column that the file lacks is null in every row.
create temporary table import_row (
    row_no bigint,
    deleted boolean,
    provider_id text collate "C",
    service_id text collate "C",
    level text collate "C",
    valid_from date,
    valid_to date,
    unit_price numeric
) on commit drop
