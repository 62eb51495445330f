-- How all of it does, in figures (sql/schema/0025_status.sql).
select avstamd.figures()::text
