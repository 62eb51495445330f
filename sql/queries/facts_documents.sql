-- The documents in scope that are not loaded yet, in the received sequence.
copy (
    select document.document_no, document.seller_id, document.invoice_no, document.currency,
           document.order_reference, document.buyer_reference, document.payment_terms,
           nullif(to_jsonb(document.notes), '[]')::text,
           nullif(to_jsonb(document.preceding), '[]')::text,
           nullif(document.accounts, '[]')::text, nullif(document.allowances, '[]')::text,
           document.issue_date, document.period_start, document.period_end, document.net_ore,
           document.vat_ore, document.credit_note,
           exists (select from avstamd.document as earlier
                   where earlier.seller_id = document.seller_id
                     and earlier.invoice_no = document.invoice_no
                     and earlier.currency in ('', 'SEK')
                     and earlier.document_no < document.document_no),
           exists (select from avstamd.receipt
                   where receipt.file_no = document.file_no offset 1),
           (select count(*) from avstamd.document_rule
            where document_rule.document_no = document.document_no
              and document_rule.severity = 'fatal')
    from scope_document
    join avstamd.document using (document_no)
    where not scope_document.loaded
    order by document.document_no
) to stdout (format binary)
