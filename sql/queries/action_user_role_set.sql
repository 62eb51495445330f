-- Gives a role.  $1 user_no, $2 role, $3 first day or null, $4 last day or null.
select avstamd.user_role_set($1::integer, $2::text, $3::date, $4::date)
