-- Sources that are not configured any more neither fail nor wait.  $1 those that are: a JSON list of names
with gone as (
    delete from avstamd.source_state where not ($1::jsonb ? source)
)
delete from avstamd.job
where kind = 'source' and done_at is null and not ($1::jsonb ? subject)
