-- Is there a mail to send now?
select exists (select from avstamd.mail where done_at is null and not_before <= clock_timestamp())
