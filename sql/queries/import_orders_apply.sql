-- Makes orders what import_wanted says: withdrawn ones go, changed ones change, new ones come.
with removed as (
    delete from care_order t using import_wanted w where w.action = 'withdrawn'
        and t.order_no = w.order_no),
placed as (
    select w.*, account.account_no
    from import_wanted w join account using (client_no, provider_no, service_no, level)
    where w.action in ('new', 'changed')),
changed as (
    update care_order t
    set account_no = w.account_no, decision_id = w.decision_id, valid_from = w.valid_from,
        valid_to = w.valid_to, quantity = w.quantity, per = w.per, staff_count = w.staff_count,
        decided_on = w.decided_on, review_by = w.review_by, legal_basis = w.legal_basis
    from placed w where w.action = 'changed' and t.order_no = w.order_no)
insert into care_order (order_id, account_no, decision_id, valid_from, valid_to, quantity, per,
    staff_count, decided_on, review_by, legal_basis)
select order_id, account_no, decision_id, valid_from, valid_to, quantity, per, staff_count,
    decided_on, review_by, legal_basis
from placed where action = 'new' order by row_no
