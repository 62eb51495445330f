-- Where a file of clients is read to; a column that the file lacks is null in every row.
create temporary table import_row (
    row_no bigint,
    deleted boolean,
    client_id text collate "C",
    personal_no text,
    name text,
    unit text,
    officer text,
    died_on date,
    protected boolean
) on commit drop
