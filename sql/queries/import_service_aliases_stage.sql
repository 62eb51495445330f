-- Where a file of service_aliases is read to; a column that the file lacks is null in every row.
create temporary table import_row (
    row_no bigint,
    deleted boolean,
    provider_id text collate "C",
    item_code text collate "C",
    service_id text collate "C",
    level text collate "C"
) on commit drop
