-- Mails of the last week that wait or did not arrive.
select mail_no, kind, to_char(made_at at time zone 'Europe/Stockholm', 'YYYY-MM-DD HH24:MI') as made,
       coalesce((select login from avstamd.app_user u where u.user_no = mail.user_no), recipient) as whom,
       coalesce(outcome, 'waiting') as stands, attempts, answer
from avstamd.mail
where outcome is distinct from 'taken' and made_at > clock_timestamp() - interval '7 days'
order by mail_no
