-- The purge that was not finished: number and when it began; no row: none.
select purge_no, to_char(started_at, 'YYYY-MM-DD HH24:MI') from avstamd.purge where finished_at is null
