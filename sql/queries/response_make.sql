-- Responses of what is due, each with its job.  $1 our endpoint, $2 our name, $3 statuses that are told,
-- $4 working days to the first, $5 seconds that a decision stands before it is told
select avstamd.response_make($1::text, $2::text, string_to_array($3::text, ','), $4::integer, $5::integer)
