-- May sign in again.  $1 login.
select avstamd.user_enable((select user_no from avstamd.app_user where login = lower($1::text)))
