-- Takes out everything about a person, and leads to it.  $1 the client's code, $2 why.
select '/rapporter/registerutdrag/' || avstamd.register_extract_open($1::text, $2::text) as location
