-- A run of a source has ended.  Gives how many runs failed one after another before this one.
-- $1 source, $2 kind, $3 error (null: it went well), $4 files, $5 bytes, $6 later, $7 left
with before as (
    select failures from avstamd.source_state where source = $1
), put as (
    insert into avstamd.source_state as s (source, kind, tried_at, succeeded_at, failing_since, failures,
                                           last_error, files, bytes, later, left_files)
    values ($1, $2, clock_timestamp(), case when $3::text is null then clock_timestamp() end,
            case when $3::text is not null then clock_timestamp() end,
            case when $3::text is null then 0 else 1 end, $3, $4, $5, $6, $7)
    on conflict (source) do update
    set kind = excluded.kind, tried_at = excluded.tried_at,
        succeeded_at = coalesce(excluded.succeeded_at, s.succeeded_at),
        failing_since = case when $3::text is not null then coalesce(s.failing_since, excluded.failing_since) end,
        failures = case when $3::text is null then 0 else s.failures + 1 end,
        last_error = excluded.last_error, files = s.files + excluded.files, bytes = s.bytes + excluded.bytes,
        later = excluded.later, left_files = excluded.left_files
)
select coalesce((select failures from before), 0)
