-- Whose original it is.  $1 document_no.
select document.document_no, document.invoice_no, document.credit_note, document.ordinal, document.format,
       coalesce(provider.name, document.seller_name, document.seller_id) as seller,
       avstamd.document_source_size(document.document_no) as size_bytes
from avstamd.document
left join avstamd.document_outcome outcome using (document_no)
left join avstamd.provider on provider.provider_no = outcome.provider_no
where document.document_no = $1::bigint
