-- The performed visits of the clients in scope and of those coupled to them by staff.
copy (
    select visit.account_no, visit.staff_no, visit.start_at, visit.end_at, visit.visit_no,
           visit.manual
    from (select client_no from scope_client union select client_no from scope_context) as client
    join avstamd.account using (client_no)
    join avstamd.visit using (account_no)
    where visit.status = 'performed'
) to stdout (format binary)
