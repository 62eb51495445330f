-- Where a file of providers is read to; a column that the file lacks is null in every row.
create temporary table import_row (
    row_no bigint,
    deleted boolean,
    provider_id text collate "C",
    name text,
    bankgiro text,
    plusgiro text,
    iban text,
    endpoint_id text
) on commit drop
