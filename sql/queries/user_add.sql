-- A user who may sign in.  $1 login, $2 name, $3 handläggare, $4 unit, $5 hash or null, $6 by the proxy only.
select avstamd.user_add($1::text, $2::text, $3::text, $4::text, $5::text, $6::boolean)
