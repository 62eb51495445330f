-- Bevakning: invoices that are given to who is asking, and wait.  No $n.
select document.document_no, document.invoice_no, outcome.due_date, outcome.seller, outcome.state,
       giver.name as giver, assignment.due_on as respond_by, assignment.due_on < avstamd.today() as late
from avstamd.assignment
join avstamd.document using (document_no)
join avstamd.document_outcome outcome using (document_no)
left join avstamd.app_user giver on giver.user_no = assignment.by_user
where assignment.to_user = (select avstamd.me()) and assignment.ended_at is null
  and (select avstamd.has_role('unit_manager')) and outcome.tab in ('review', 'second', 'disputed')
  and avstamd.sees_document(document.document_no)
order by assignment.due_on, document.document_no
limit 200
