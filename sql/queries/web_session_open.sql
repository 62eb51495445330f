-- Signs in.  $1 user, $2 the token's digest, $3 the key of forms, $4 the address.
select avstamd.session_open($1::integer, $2::bytea, $3::bytea, $4::inet)
