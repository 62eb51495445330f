-- Another name, code or unit.  $1 user_no, $2 name, $3 handläggare's code, $4 unit.
select avstamd.user_change($1::integer, $2::text, $3::text, $4::text)
