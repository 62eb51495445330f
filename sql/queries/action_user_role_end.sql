-- Takes a role away.  $1 user_no, $2 role.
select avstamd.user_role_end($1::integer, $2::text)
