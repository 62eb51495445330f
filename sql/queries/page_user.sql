-- One user.  $1 user_no.
select user_no, login, name, user_mail.mail, user_mail.wants_mail, officer_id, unit, sso_only, array_to_string(roles, ',') as roles,
       to_char(created_at, 'YYYY-MM-DD') as created, to_char(disabled_at, 'YYYY-MM-DD HH24:MI') as disabled,
       user_no = avstamd.me() as is_me
from avstamd.user_seen left join avstamd.user_mail using (user_no) where user_no = $1::bigint
