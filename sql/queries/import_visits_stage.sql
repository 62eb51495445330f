-- Where a file of visits is read to; a column that the file lacks is null in every row.
create temporary table import_row (
    row_no bigint,
    deleted boolean,
    visit_id text collate "C",
    client_id text collate "C",
    provider_id text collate "C",
    service_id text collate "C",
    level text collate "C",
    staff_id text collate "C",
    start_at timestamptz,
    care_day date,
    end_at timestamptz,
    status text,
    method text,
    registered_at timestamptz
) on commit drop
