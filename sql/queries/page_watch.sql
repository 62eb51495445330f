-- Bevakning: findings that a handläggare decides, with what they are about and the order behind.
-- $1 topic or null (fakturor or a code), $2 responsible user or null, $3 forsenade or null, $4 today.
select work.finding_no, work.code, work.title, kind.explanation, work.document_no, document.invoice_no,
       document.issue_date, outcome.state as document_state,
       coalesce(provider.name, provider.provider_id) as provider, work.line_id,
       to_char(work.month, 'YYYY-MM') as month, work.amount_ore, work.grown,
       work.state, client.client_no, client.client_id, client.name, client.protected, client.died_on,
       coalesce(service.name, service.service_id) as service, account.level,
       case when work.document_no is not null then 'fakturor' else work.code end as topic,
       work.due_on, work.due_on < $4::date as late,
       avstamd.days_since(work.opened_at, $4::date) as days,
       work.responsible_user, who.name as responsible,
       work.net and work.amount_ore > 0 as withheld, avstamd.may_override(work.finding_no) as may_pay,
       work.decided, work.decided_ore, work.reopened_at::date as reopened_on, decider.name as decided_name,
       work.decided_at::date as decided_on, reason.title as reason,
       numbers.unit, numbers.quantity, numbers.invoiced, numbers.ordered, numbers.performed,
       numbers.absent_performed, numbers.dead_performed, numbers.contract_ore,
       numbers.net_ore, numbers.vat_ore, numbers.expected_vat_ore, numbers.visits,
       o.order_id, o.decision_id, o.valid_from, o.valid_to, o.review_by, o.legal_basis,
       trim_scale(round(o.quantity * o.staff_count, 2)) as order_quantity, o.per,
       count(*) over () as many
from avstamd.finding_work work
join avstamd.finding_kind kind on kind.code = work.code
join avstamd.client_seen client on client.client_no = work.client_no
join avstamd.account on account.account_no = work.account_no
left join avstamd.provider on provider.provider_no = account.provider_no
left join avstamd.service on service.service_no = account.service_no
left join avstamd.document on document.document_no = work.document_no
left join avstamd.document_outcome outcome on outcome.document_no = work.document_no
left join avstamd.app_user who on who.user_no = work.responsible_user
left join avstamd.app_user decider on decider.user_no = work.decided_by
left join avstamd.decision_reason reason on reason.code = work.decided_reason
left join avstamd.finding_numbers numbers on numbers.finding_no = work.finding_no
left join avstamd.care_order o on work.code like 'ND%' and o.order_id = work.line_id and o.account_no = work.account_no
where work.decider = 'officer' and work.state = 'open' and not work.within_tolerance
  and (work.decided is null or work.reopened_at is not null)
  and work.client_no in (select avstamd.my_clients())
  and coalesce(outcome.state not in ('approved', 'exported', 'paid', 'stopped'), true)
  and ($1::text is null or $1::text = case when work.document_no is not null then 'fakturor' else work.code end)
  and ($2::bigint is null or work.responsible_user = $2::bigint)
  and ($3::text is null or work.due_on < $4::date)
order by work.document_no is null, work.due_on, client.name collate "sv-x-icu", work.code, work.finding_no
limit 200
