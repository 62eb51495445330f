-- Reading the access log is logged, too, with whom it was about.  $1 path, $2 client's code, $3 document_no.
select avstamd.log_reading(
    case when $1::text like '%.csv' then 'åtkomstlogg hämtad' else 'åtkomstlogg visad' end,
    (select client_no from avstamd.client where client_id = $2::text), $3::bigint)
