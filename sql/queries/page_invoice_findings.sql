-- The findings of an invoice, in the words of the catalogue, with the numbers they rest on.  Quantities
-- are grains, 1/360 000 of the service's unit, here decimals.  $1 document_no.
select work.finding_no, work.code, work.title, kind.explanation, work.decider, work.net, work.flags,
       work.line_id, line.position, to_char(work.month, 'YYYY-MM') as month, work.amount_ore,
       work.within_tolerance, work.state, work.grown, work.client_id, work.client_no,
       work.net and work.amount_ore > 0 and not work.within_tolerance and work.state = 'open' as withheld,
       case when work.state <> 'open' then false
            when work.within_tolerance or not work.flags then false
            else true end as asks,
       abs(coalesce(work.amount_ore, 100)) < 100 or work.within_tolerance as small,
       case service.unit when 'hour' then 'tim' when 'day' then 'dygn' when 'month' then 'mån' else 'st' end as unit,
       trim_scale(round(work.quantity_grains / 360000.0, 2)) as quantity,
       trim_scale(round((evidence.numbers ->> 'invoiced_grains')::numeric / 360000, 2)) as invoiced,
       trim_scale(round((evidence.numbers ->> 'ordered_grains')::numeric / 360000, 2)) as ordered,
       trim_scale(round(coalesce((evidence.numbers ->> 'performed_grains')::numeric,
                                 case when service.basis = 'performed' and cardinality(evidence.visits) > 0
                                      then visited.grains end) / 360000, 2)) as performed,
       trim_scale(round((evidence.numbers ->> 'payable_grains')::numeric / 360000, 2)) as payable,
       evidence.numbers ->> 'contract_ore' as contract_ore,
       evidence.numbers ->> 'net_ore' as net_ore,
       evidence.numbers ->> 'vat_ore' as vat_ore,
       evidence.numbers ->> 'expected_vat_ore' as expected_vat_ore,
       cardinality(evidence.visits) as visits,
       work.decided, work.decided_ore, work.reopened_at::date as reopened_on, reason.title as reason,
       decider.name as decided_name, work.decided_at::date as decided_on, review.decision_no,
       review.by_user = (select avstamd.me()) as mine,
       work.due_on, work.due_on < avstamd.today() and work.decided is null as late,
       responsible.name as responsible_name,
       officer.user_no is not null as has_officer, officer.name as officer_name,
       work.finding_no in (select avstamd.overridable($1::bigint)) as may_pay
from avstamd.finding_work work
join avstamd.finding_kind kind on kind.code = work.code
left join avstamd.service on service.service_no = work.service_no
left join avstamd.finding_evidence evidence on evidence.finding_no = work.finding_no
left join avstamd.finding_review review on review.finding_no = work.finding_no
left join avstamd.decision_reason reason on reason.code = work.decided_reason
left join avstamd.app_user decider on decider.user_no = work.decided_by
left join avstamd.app_user responsible on responsible.user_no = work.responsible_user
left join avstamd.app_user officer on officer.officer_id = work.officer and officer.disabled_at is null
left join lateral (
    select position from avstamd.document_line
    where document_line.document_no = work.document_no and document_line.line_id = work.line_id
      and work.line_id <> '' and work.code not like 'BK%'
    order by position limit 1) as line on true
left join lateral (
    select sum(extract(epoch from visit.end_at - visit.start_at) * 100) as grains
    from avstamd.visit
    where visit.visit_no = any (evidence.visits) and visit.status = 'performed' and service.unit = 'hour'
      and visit.care_day >= work.month and visit.care_day < work.month + interval '1 month') as visited on true
where work.document_no = $1::bigint
order by line.position nulls first, work.code, work.finding_no
