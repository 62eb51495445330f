-- The access log: the queue was searched by a client's code, which tells on which invoices she is.  $1 words or null.
select avstamd.log_access('fakturor sökta på klient', array_agg(client_no))::text as logged
from avstamd.client where client_id = $1::text having count(*) > 0
