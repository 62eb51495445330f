-- Jobs that were done long ago.
delete from avstamd.job where done_at < clock_timestamp() - interval '90 days'
