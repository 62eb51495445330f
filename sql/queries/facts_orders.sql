-- Orders, quantity × 10^9.
copy (
    select order_no, order_id, account_no, valid_from, valid_to, (quantity * 1000000000)::bigint,
           per, staff_count, review_by
    from avstamd.care_order order by order_no
) to stdout (format binary)
