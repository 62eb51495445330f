-- :known: the invoices that had come before :day.
\set ON_ERROR_STOP 1
\set QUIET 1
\ir ../become.sql
select array_agg(document_no order by document_no) as known
from avstamd.document join avstamd.file using (file_no)
where (file.received_at at time zone 'Europe/Stockholm')::date < :'day'::date \gset
\o /dev/null
