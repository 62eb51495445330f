-- Sends an answer again.  $1 response_no
select avstamd.response_again($1::bigint)
