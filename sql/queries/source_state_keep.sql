-- Sources that are not configured any more neither fail nor wait.  $1 those that are: text[]
with gone as (
    delete from avstamd.source_state where source <> all ($1::text[])
)
delete from avstamd.job
where kind = 'source' and done_at is null and subject <> all ($1::text[])
