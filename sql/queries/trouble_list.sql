-- What is wrong now.
select kind, subject, to_char(since at time zone 'Europe/Stockholm', 'YYYY-MM-DD HH24:MI') as since, text
from avstamd.trouble_now()
order by kind, since, subject
