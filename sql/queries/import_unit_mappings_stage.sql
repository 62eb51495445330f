-- Where a file of unit_mappings is read to; a column that the file lacks is null in every row.
create temporary table import_row (
    row_no bigint,
    deleted boolean,
    provider_id text collate "C",
    text text collate "C",
    unit_code text
) on commit drop
