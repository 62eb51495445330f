-- Something was refused.  $1 the token's digest, $2 what was asked, $3 SQLSTATE, $4 document, $5 client, $6 address.
select avstamd.log_refusal($1::bytea, $2::text, $3::text, $4::bigint, $5::integer, $6::inet)
