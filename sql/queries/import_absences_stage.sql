-- Where a file of absences is read to; a column that the file lacks is null in every row.
create temporary table import_row (
    row_no bigint,
    deleted boolean,
    absence_id text collate "C",
    client_id text collate "C",
    first_day date,
    last_day date,
    kind text
) on commit drop
