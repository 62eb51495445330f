-- The receipt of an attempt.  $1 response_no, $2 way, $3 HTTP status or null, $4 outcome, $5 what was answered
select avstamd.response_told($1::bigint, $2::text, $3::integer, $4::text, $5::text)
