-- A new password.  $1 login, $2 hash.
select avstamd.user_password_set((select user_no from avstamd.app_user where login = lower($1::text)), $2::text)
