-- Queues what is done every so often, whoever of several daemons thinks of it first: nothing while such a
-- job waits or runs, or was queued lately.  $1 kind, $2 subject or '', $3 seconds between
insert into avstamd.job (kind, subject)
select $1::text, $2::text
where not exists (select from avstamd.job
                  where kind = $1::text and subject = $2::text
                    and (done_at is null
                         or created_at > clock_timestamp() - make_interval(secs => $3::integer)))
on conflict do nothing
