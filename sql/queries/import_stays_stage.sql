-- Where a file of stays is read to; a column that the file lacks is null in every row.
create temporary table import_row (
    row_no bigint,
    deleted boolean,
    stay_id text collate "C",
    client_id text collate "C",
    provider_id text collate "C",
    service_id text collate "C",
    level text collate "C",
    moved_in date,
    moved_out date
) on commit drop
