-- Collects what is wrong with which row.
create temporary table import_bad (row_no bigint, column_name text, reason text) on commit drop
