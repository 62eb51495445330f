-- Signs out.  $1 the token's digest.
select avstamd.session_close($1::bytea)
