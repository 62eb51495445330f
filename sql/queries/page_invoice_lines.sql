-- The lines of an invoice and what became of them; clients by their code.  $1 document_no.
select line.position, line.line_id, coalesce(line.name, line.description) as name, line.note,
       line.quantity, line.unit,
       case when scale(line.price::numeric) < 2 then round(line.price::numeric, 2) else line.price::numeric end as price, line.net_ore,
       coalesce(line.period_start, outcome.period_start) as period_start,
       coalesce(line.period_end, outcome.period_end) as period_end,
       client.client_no, client.client_id, client.protected, client.died_on, service.name as service,
       account.level, care_order.order_id, outcome.link, outcome.payable_ore,
       outcome.received_ore, outcome.given_ore
from avstamd.document_line line
left join avstamd.line_outcome outcome on outcome.document_no = line.document_no and outcome.position = line.position
left join avstamd.account on account.account_no = outcome.account_no
left join avstamd.client on client.client_no = account.client_no
left join avstamd.service on service.service_no = account.service_no
left join avstamd.care_order on care_order.order_no = outcome.order_no
where line.document_no = $1::bigint
order by line.position
