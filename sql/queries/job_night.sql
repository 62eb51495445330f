-- Tonight's full run, unless the timer or another daemon has seen to it.
insert into avstamd.job (kind)
select 'night'
where not exists (select from avstamd.reconciliation_run
                  where kind = 'full' and started_at > clock_timestamp() - interval '6 hours')
  and not exists (select from avstamd.job
                  where kind = 'night' and created_at > clock_timestamp() - interval '6 hours')
on conflict do nothing
