-- Nobody waits for a document in quarantine any more.  $1 file_no, $2 which document, $3 why.
select avstamd.quarantine_discard($1::bigint, coalesce($2::integer, 1), $3::text)
