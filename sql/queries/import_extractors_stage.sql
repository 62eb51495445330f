-- Where a file of extractors is read to; a column that the file lacks is null in every row.
create temporary table import_row (
    row_no bigint,
    deleted boolean,
    provider_id text collate "C",
    field text,
    pattern text collate "C",
    yields text
) on commit drop
