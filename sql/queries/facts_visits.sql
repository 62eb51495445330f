-- Every performed visit: few columns and no order, the reconciliation sorts faster itself.
copy (
    select account_no, staff_no, start_at, end_at, visit_no, manual
    from avstamd.visit where status = 'performed'
) to stdout (format binary)
