-- Where a file of client_aliases is read to; a column that the file lacks is null in every row.
create temporary table import_row (
    row_no bigint,
    deleted boolean,
    provider_id text collate "C",
    alias text collate "C",
    client_id text collate "C"
) on commit drop
