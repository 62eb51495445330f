-- The lines of those documents, with what became of them in earlier runs.
copy (
    select line.document_no, line.position, line.line_id, line.quantity, line.unit, line.net_ore,
           line.price, line.base_quantity, line.allowance_ore, (line.vat_rate * 10000)::bigint,
           line.period_start, line.period_end, line.order_line_reference, line.object_id,
           line.seller_item_id, line.buyer_item_id, line.name, line.description, line.note,
           nullif(line.attributes, '[]')::text,
           outcome.account_no, outcome.link, outcome.order_no, outcome.grains,
           outcome.period_start, outcome.period_end, outcome.payable_ore, outcome.received_ore,
           outcome.given_ore, outcome.findings_ore, outcome.document_no is not null
    from scope_document
    join avstamd.document_line as line using (document_no)
    left join avstamd.line_outcome as outcome using (document_no, position)
    where not scope_document.loaded
    order by line.document_no, line.position
) to stdout (format binary)
