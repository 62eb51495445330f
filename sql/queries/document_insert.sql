-- The head of one document.  $1 file, then the columns in the order of the table.
insert into avstamd.document (file_no, ordinal, format, invoice_no, issue_date, type_code, credit_note,
    currency, due_date, buyer_reference, order_reference, payment_terms, notes, preceding, period_start,
    period_end, seller_id, seller_name, buyer_id, accounts, net_ore, vat_ore, gross_ore, prepaid_ore,
    rounding_ore, payable_ore, allowances)
values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12,
    array(select jsonb_array_elements_text($13::jsonb)), array(select jsonb_array_elements_text($14::jsonb)),
    $15, $16, $17, $18, $19, $20, $21, $22, $23, $24, $25, $26, $27)
returning document_no
