-- The client of an invoice that is shown day by day: the one asked for, else the one with most in
-- question.  $1 document_no, $2 client_no or null.
select coalesce($2::bigint, avstamd.document_client($1::bigint)) as no
