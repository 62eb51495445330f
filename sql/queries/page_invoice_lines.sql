-- The lines of an invoice, of a credit note below zero, and what became of them; clients by their code, 50 to a
-- page.  $1 document_no, $2 the page, $3 the position that must be among them or null, $4 allt: all of them.
select shown.of_all, shown.page, line.position, line.line_id, coalesce(line.name, line.description) as name, line.note,
       document.sign * line.quantity::numeric as quantity, line.unit,
       case when scale(line.price::numeric) < 2 then round(line.price::numeric, 2) else line.price::numeric end as price,
       document.sign * line.net_ore as net_ore,
       coalesce(line.period_start, outcome.period_start) as period_start,
       coalesce(line.period_end, outcome.period_end) as period_end,
       client.client_no, client.client_id, client.protected, client.died_on, service.name as service,
       account.level, care_order.order_id, outcome.link,
       case when document.sign > 0 then outcome.payable_ore end as payable_ore, -- a credit note says what it says
       outcome.received_ore, outcome.given_ore
from (select case when credit_note then -1 else 1 end as sign from avstamd.document
      where document_no = $1::bigint) as document
cross join avstamd.lines_shown($1::bigint, $2::bigint, $3::bigint, $4::text = 'allt') as shown
join avstamd.document_line line on line.document_no = $1::bigint
    and line.position between shown.first and shown.last
left join avstamd.line_outcome outcome on outcome.document_no = line.document_no and outcome.position = line.position
left join avstamd.account on account.account_no = outcome.account_no
left join avstamd.client on client.client_no = account.client_no
left join avstamd.service on service.service_no = account.service_no
left join avstamd.care_order on care_order.order_no = outcome.order_no
order by line.position
