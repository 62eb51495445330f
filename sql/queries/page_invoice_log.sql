-- The access log: an invoice was shown, and whose care is on it.  $1 document_no.
select avstamd.log_access('faktura visad', array(
    select distinct client_no
    from avstamd.account
    where account_no = any (array(select account_no from avstamd.line_outcome where document_no = $1::bigint))
    order by 1), $1::bigint)::text as logged
