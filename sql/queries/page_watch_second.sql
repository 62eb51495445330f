-- Bevakning: invoices of a unit manager's clients alone that somebody has signed and that wait for a second person.
select document.document_no, document.invoice_no, document.issue_date, outcome.due_date, outcome.seller,
       signer.name as signer, review.first_at::date as signed_on, review.first_pay_ore as pay_ore
from avstamd.document_outcome outcome
join avstamd.document_review review using (document_no)
join avstamd.document using (document_no)
left join avstamd.app_user signer on signer.user_no = review.first_by
where outcome.tab = 'second' and review.first_by <> (select avstamd.me())
  and (select avstamd.has_role('unit_manager')) and avstamd.sees_whole(outcome.document_no)
order by outcome.due_date, document.document_no
limit 200
