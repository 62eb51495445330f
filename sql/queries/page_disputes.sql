-- Disputed invoices, those that need something done first.  $1 which: skriva, vantar or alla; $2 today.
select dispute.dispute_no, dispute.document_no, outcome.invoice_number as invoice_no, outcome.is_credit as credit_note, outcome.seller,
       outcome.state, dispute.amount_ore, dispute.vat_ore, dispute.at::date as disputed_on, disputer.name as disputer,
       dispute.sent_at::date as sent_on, answer.due_on, answer.due_on < $2::date
           and outcome.state = 'disputed' as late, avstamd.days_since(dispute.sent_at, $2::date) as days,
       credit.ore as credit_ore, given.name as responsible
from avstamd.dispute
join avstamd.document_outcome outcome using (document_no)
join avstamd.app_user disputer on disputer.user_no = dispute.by_user
cross join lateral (
    select dispute.sent_at::date + avstamd.setting('due_days_provider') as due_on) as answer
cross join lateral (
    select coalesce(sum(received_ore), 0)::bigint as ore
    from avstamd.line_outcome line where line.document_no = dispute.document_no) as credit
left join avstamd.assignment on assignment.document_no = dispute.document_no and assignment.ended_at is null
left join avstamd.app_user given on given.user_no = assignment.to_user
where dispute.cancelled_at is null
  and case $1::text when 'skriva' then dispute.sent_at is null and outcome.state = 'disputed'
                    when 'vantar' then dispute.sent_at is not null and outcome.state = 'disputed'
                    else true end
order by dispute.sent_at is not null, dispute.sent_at, dispute.at, dispute.dispute_no
limit 500
