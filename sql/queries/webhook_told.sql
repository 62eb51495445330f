-- What became of an attempt.  $1 hook, $2 event, $3 HTTP status or null, $4 error; null: it was taken
select avstamd.webhook_told($1::text, $2::bigint, $3::integer, $4::text)
