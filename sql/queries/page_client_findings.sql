-- Klient: findings about her care, the open ones first.  $1 client_no.
with shown as materialized (
    select finding_no
    from avstamd.finding
    where account_no = any (array(select account_no from avstamd.account where client_no = $1::bigint))
      and not within_tolerance
    order by state = 'open' desc, month desc nulls last, finding_no desc
    limit 100
), work as materialized (
    select finding_work.* from avstamd.finding_work where finding_no = any (array(select finding_no from shown))
), numbers as materialized (
    select finding_numbers.* from avstamd.finding_numbers where finding_no = any (array(select finding_no from shown))
)
select work.finding_no, work.code, work.title, work.state, to_char(work.month, 'YYYY-MM') as month, work.amount_ore,
       work.document_no, document.invoice_no, work.within_tolerance, work.decided, decider.name as decided_name,
       work.decided_at::date as decided_on, work.reopened_at is not null as reopened,
       numbers.quantity, numbers.unit, coalesce(service.name, service.service_id) as service
from work
left join avstamd.document on document.document_no = work.document_no
left join avstamd.service on service.service_no = work.service_no
left join avstamd.app_user decider on decider.user_no = work.decided_by
left join numbers on numbers.finding_no = work.finding_no
order by work.state = 'open' desc, work.month desc nulls last, work.finding_no desc
