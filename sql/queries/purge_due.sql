-- Queues a purge unless one waits, runs or began within so many seconds.  $1 seconds
insert into avstamd.job (kind)
select 'purge'
where not exists (select from avstamd.purge
                  where finished_at is not null and started_at > clock_timestamp() - make_interval(secs => $1::integer))
  and not exists (select from avstamd.job where kind = 'purge' and done_at is null)
on conflict do nothing
