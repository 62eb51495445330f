-- The access log: an invoice was shown, and whose care is on it.  $1 document_no.
select avstamd.log_access('faktura visad', array(
    select distinct account.client_no
    from avstamd.line_outcome join avstamd.account using (account_no)
    where line_outcome.document_no = $1::bigint order by 1), $1::bigint)::text as logged
