-- Documents with their totals and state; one that no run has judged yet is 'received'.
select document.seller_id, document.invoice_no, document.type_code, document.issue_date,
       document.net_ore, document.vat_ore, document_outcome.payable_ore,
       document_outcome.suggested_ore, coalesce(document_outcome.state, 'received')
from avstamd.document
left join avstamd.document_outcome using (document_no)
