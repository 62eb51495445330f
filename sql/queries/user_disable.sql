-- May not sign in any more; sessions end.  $1 login.
select avstamd.user_disable((select user_no from avstamd.app_user where login = lower($1::text)))
