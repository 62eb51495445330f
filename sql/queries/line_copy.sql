-- The lines of documents.
copy avstamd.document_line (document_no, position, line_id, quantity, unit, net_ore, price,
    base_quantity, allowance_ore, vat_rate, period_start, period_end, order_line_reference, object_id,
    seller_item_id, buyer_item_id, name, description, note, attributes) from stdin
