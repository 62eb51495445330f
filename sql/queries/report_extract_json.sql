-- Everything about a person, as it is kept.  $1 extract_no.
select jsonb_pretty(avstamd.register_extract_read($1::bigint)) as everything, $1::text as extract_no
