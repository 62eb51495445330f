-- Frågor: what is asked of oneself or of one's clients, and what one has asked, with the numbers it is about; an
-- auditor reads them all, and `mine` says which may be answered.
-- $1 which tab, see questions_shown(), $2 today, $3 a question's number: that one alone, or null.
select question.question_no, question.text, question.asked_at::date as asked_on, asker.name as asker,
       question.due_on, question.due_on < $2::date and question.answered_at is null as late,
       question.answer, question.answered_at::date as answered_on, answerer.name as answerer,
       coalesce(whom.name, officer.name) as to_whom, avstamd.question_decided(question) as settled,
       outcome.state as document_state,
       question.withdrawn_at::date as withdrawn_on, question.document_no,
       document.invoice_no, document.issue_date, coalesce(provider.name, document.seller_name) as provider,
       case when document.credit_note then -document.net_ore else document.net_ore end as document_ore,
       client.client_no, client.client_id, client.name, client.protected,
       finding.finding_no, finding.code, kind.title, kind.explanation, finding.line_id, finding.amount_ore,
       finding.state as finding_state, review.what as decided,
       to_char(coalesce(finding.month, document.period_start, document.issue_date), 'YYYY-MM') as month,
       service.name as service,
       numbers.unit, numbers.quantity, numbers.invoiced, numbers.ordered, numbers.performed,
       numbers.absent_performed, numbers.dead_performed, numbers.contract_ore,
       numbers.net_ore, numbers.vat_ore, numbers.expected_vat_ore, numbers.visits,
       avstamd.my_question(question.question_no) as mine, count(*) over () as many
from avstamd.questions_shown(case when $1::text = 'oppna' and not avstamd.has_role('officer', 'unit_manager', 'auditor')
                                  then 'stallda' else $1::text end, $3::bigint) as question
left join avstamd.app_user asker on asker.user_no = question.asked_by
left join avstamd.app_user whom on whom.user_no = question.to_user
left join avstamd.app_user answerer on answerer.user_no = question.answered_by
left join avstamd.document using (document_no)
left join avstamd.document_outcome outcome on outcome.document_no = question.document_no
left join avstamd.provider on provider.provider_id = document.seller_id
left join avstamd.client_seen client on client.client_no = question.client_no
left join avstamd.app_user officer on officer.officer_id = client.officer
left join avstamd.finding on finding.finding_no = question.finding_no
left join avstamd.finding_kind kind on kind.code = finding.code
left join avstamd.finding_review review on review.finding_no = finding.finding_no and review.reopened_at is null
left join avstamd.finding_numbers numbers on numbers.finding_no = finding.finding_no
left join avstamd.account on account.account_no = finding.account_no
left join avstamd.service on service.service_no = account.service_no
order by case when $1::text in ('besvarade', 'svar', 'klara') then coalesce(question.answered_at, question.asked_at) end
             desc nulls last, question.due_on, question.question_no
limit 100
