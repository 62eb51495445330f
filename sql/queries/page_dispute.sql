-- The text to a provider about a disputed invoice.  $1 dispute_no, $2 today.
select dispute.dispute_no, dispute.document_no, outcome.invoice_number as invoice_no, outcome.issue_date, outcome.seller,
       document.seller_id, outcome.state, dispute.amount_ore, dispute.vat_ore, dispute.draft,
       dispute.at::date as disputed_on, disputer.name as disputer, reason.title as reason, decision.text as words,
       dispute.edited_at::date as edited_on, editor.name as editor, dispute.sent_at::date as sent_on,
       sender.name as sender, dispute.cancelled_at::date as cancelled_on, $2::date as today,
       dispute.sent_at::date + avstamd.setting('due_days_provider') as due_on,
       dispute.sent_at is null and dispute.cancelled_at is null as open,
       dispute.sent_at is not null and avstamd.dispute_stands(dispute.dispute_no) is null as may_unsend
from avstamd.dispute
join avstamd.document using (document_no)
join avstamd.document_outcome outcome using (document_no)
join avstamd.decision on decision.decision_no = dispute.decision_no
left join avstamd.decision_reason reason on reason.code = decision.reason
left join avstamd.app_user disputer on disputer.user_no = dispute.by_user
left join avstamd.app_user editor on editor.user_no = dispute.edited_by
left join avstamd.app_user sender on sender.user_no = dispute.sent_by
where dispute.dispute_no = $1::bigint
