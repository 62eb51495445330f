-- What the invoice says, and what is registered, of open findings whose numbers say too little.  $1 document_no.
select finding.finding_no,
       case when finding.code = 'IN02' then line.quantity end as quantity,
       case when finding.code = 'IN02' then line.price end as price,
       case when finding.code = 'IN02' then nullif(line.base_quantity, '1') end as base_quantity,
       case when finding.code = 'IN02' then nullif(line.allowance_ore, 0) end as allowance_ore,
       case when finding.code = 'IN02' then line.net_ore end as line_ore,
       case when finding.code like 'LK%' then concat_ws(', ',
            'klient ' || (select string_agg(said ->> 1, ' ') from jsonb_array_elements(line.attributes) as said
                          where lower(said ->> 0) in ('clientid', 'brukarid', 'brukare', 'klient')),
            'artikel ' || coalesce(line.seller_item_id, line.buyer_item_id),
            'beställning ' || coalesce(line.order_line_reference, line.object_id, document.order_reference)) end as says,
       case when finding.code = 'IN08'
            then document.issue_date - coalesce(line.period_end, document.period_end) end as days_late,
       case when finding.code like 'BK%' then concat_ws(', ', 'bankgiro ' || provider.bankgiro,
            'plusgiro ' || provider.plusgiro, 'IBAN ' || provider.iban) end as registered
from avstamd.finding
join avstamd.document on document.document_no = finding.document_no
left join avstamd.document_outcome outcome on outcome.document_no = finding.document_no
left join avstamd.provider on provider.provider_no = outcome.provider_no
left join lateral (
    select * from avstamd.document_line of
    where of.document_no = finding.document_no and of.line_id = finding.line_id and finding.line_id <> ''
    order by of.position limit 1
) as line on finding.code not like 'BK%'
where finding.document_no = $1::bigint and finding.state = 'open'
  and finding.code in ('IN02', 'IN08', 'LK02', 'LK03', 'LK06', 'LK07', 'LK08', 'LK10', 'BK01', 'BK02')
