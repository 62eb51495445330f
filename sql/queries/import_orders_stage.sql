-- Where a file of orders is read to; a column that the file lacks is null in every row.
create temporary table import_row (
    row_no bigint,
    deleted boolean,
    order_id text collate "C",
    decision_id text,
    client_id text collate "C",
    provider_id text collate "C",
    service_id text collate "C",
    level text collate "C",
    valid_from date,
    valid_to date,
    quantity numeric,
    per text,
    staff_count integer,
    decided_on date,
    review_by date,
    legal_basis text
) on commit drop
