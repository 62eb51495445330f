-- What the reconciliation reads of lines, without asking which.
copy (
    select document_no, position, line_id, quantity, unit, net_ore, price, base_quantity, allowance_ore,
           period_start, period_end, order_line_reference, object_id, seller_item_id, buyer_item_id, name,
           description, note, attributes::text
    from avstamd.document_line
) to stdout (format binary)
