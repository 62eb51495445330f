-- The lines of those documents, with what became of them in earlier runs.  Svefaktura's free-text
-- units become codes.
copy (
    select line.document_no, line.position, line.line_id, line.quantity,
           case when document.format = 'svefaktura'
                then coalesce((select mapping.unit_code from avstamd.unit_mapping as mapping
                               where mapping.unit_text = avstamd.unit_word(line.unit)
                                 and (mapping.provider_no is null
                                      or mapping.provider_no = provider.provider_no)
                               order by mapping.provider_no nulls last limit 1), line.unit)
                else line.unit end, line.net_ore,
           line.price, line.base_quantity, line.allowance_ore, (line.vat_rate * 10000)::bigint,
           line.period_start, line.period_end, line.order_line_reference, line.object_id,
           line.seller_item_id, line.buyer_item_id, line.name, line.description, line.note,
           nullif(line.attributes, '[]')::text,
           outcome.account_no, outcome.link, outcome.order_no, outcome.grains,
           outcome.period_start, outcome.period_end, outcome.payable_ore, outcome.received_ore,
           outcome.given_ore, outcome.findings_ore, outcome.document_no is not null
    from scope_document
    join avstamd.document_line as line using (document_no)
    join avstamd.document using (document_no)
    left join avstamd.provider on provider.provider_id = document.seller_id
    left join avstamd.line_outcome as outcome using (document_no, position)
    where not scope_document.loaded
    order by line.document_no, line.position
) to stdout (format binary)
