-- The access log: a dispute was shown, and whose care.  $1 the clients shown, $2 document_no.
select avstamd.log_access('bestridande visat', $1::integer[], $2::bigint)::text as logged
