-- A new password for somebody else.  $1 user_no, $2 its hash.
select avstamd.user_password_set($1::integer, $2::text), (select login from avstamd.app_user where user_no = $1::integer)
