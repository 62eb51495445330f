-- The findings of an invoice, in the words of the catalogue, with the numbers they rest on.  Quantities
-- are grains, 1/360 000 of the service's unit, here decimals.  Those that ask for a decision first, 50 to a
-- page.  $1 document_no, $2 the page, $3 finding_no to be among them or null, $4 allt: all of them.
with parted as (
    select finding.finding_no, finding.code, line.position,
           case when finding.state <> 'open' then 5
                when abs(coalesce(finding.amount_ore, 100)) < 100 or finding.within_tolerance then 4
                when kind.flags = 'never' or (kind.flags = 'above_zero' and finding.amount_ore < 0) then 3
                when review.finding_no is not null and not finding.grown then 2
                else 1 end as part
    from avstamd.finding
    join avstamd.finding_kind kind on kind.code = finding.code
    left join avstamd.finding_review review on review.finding_no = finding.finding_no and review.reopened_at is null
    left join (select distinct on (line_id) line_id, position
               from avstamd.document_line where document_no = $1::bigint order by line_id, position) as line
        on line.line_id = finding.line_id and finding.line_id <> '' and finding.code not like 'BK%'
    where finding.document_no = $1::bigint
), numbered as (
    select finding_no, position, part, count(*) over () as of_all, count(*) over (partition by part) as of_part,
           row_number() over (order by part, position nulls first, code, finding_no) as place
    from parted
), paged as (
    select *, (place - 1) / 50 + 1 as page from numbered
), shown as (
    select * from paged
    where $4::text = 'allt'
       or page = coalesce((select wanted.page from paged wanted where wanted.finding_no = $3::bigint), $2::bigint)
), work as materialized (
    select finding_work.* from avstamd.finding_work where finding_no = any (array(select finding_no from shown))
), numbers as materialized (
    select finding_numbers.* from avstamd.finding_numbers where finding_no = any (array(select finding_no from shown))
)
select (array['asking', 'decided', 'told', 'small', 'closed'])[shown.part] as part, shown.of_part, shown.of_all, shown.page, work.finding_no, work.code, work.title,
       kind.explanation, work.line_id, shown.position, to_char(work.month, 'YYYY-MM') as month,
       work.amount_ore, work.state, work.grown, work.client_id, work.client_no,
       work.net and work.amount_ore > 0 and not work.within_tolerance and work.state = 'open' as withheld,
       numbers.unit, numbers.quantity, numbers.invoiced, numbers.ordered, numbers.performed,
       numbers.absent_performed, numbers.dead_performed, numbers.contract_ore,
       numbers.net_ore, numbers.vat_ore, numbers.expected_vat_ore, numbers.visits,
       work.decided, work.decided_ore, work.reopened_at::date as reopened_on, reason.title as reason,
       decider.name as decided_name, work.decided_at::date as decided_on,
       work.due_on, work.due_on < avstamd.today() and work.decided is null as late,
       responsible.name as responsible_name,
       officer.user_no is not null as has_officer, officer.name as officer_name,
       work.finding_no in (select avstamd.overridable(array(select finding_no from shown))) as may_pay
from shown
join work on work.finding_no = shown.finding_no
join avstamd.finding_kind kind on kind.code = work.code
join numbers on numbers.finding_no = shown.finding_no
left join avstamd.decision_reason reason on reason.code = work.decided_reason
left join avstamd.app_user decider on decider.user_no = work.decided_by
left join avstamd.app_user responsible on responsible.user_no = work.responsible_user
left join avstamd.app_user officer on officer.officer_id = work.officer and officer.disabled_at is null
order by shown.place
