-- The file as received, to be saved.  $1 document_no.
select source.content,
       regexp_replace(document.invoice_no, '[^[:alnum:]._-]', '_', 'g')
           || case when substr(source.content, 1, 2) = '\x504b' then '.zip' else '.xml' end as file_name
from avstamd.document
cross join lateral avstamd.document_source(document.document_no) as source (content)
where document.document_no = $1::bigint
