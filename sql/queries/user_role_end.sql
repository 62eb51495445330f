-- Takes a role back.  $1 login, $2 role.
select avstamd.user_role_end((select user_no from avstamd.app_user where login = lower($1::text)), $2::text)
