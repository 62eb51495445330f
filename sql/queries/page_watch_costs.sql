-- Bevakning: what the care of one's clients costs, the latest invoiced month against the one before, by service.
-- A line counts in the month in which its period begins; kronor without VAT, as suggested by the contract.
with line as (
    select date_trunc('month', outcome.period_start::timestamp)::date as month, account.service_no,
           case when document.credit_note then -line.net_ore else line.net_ore end as invoiced_ore, outcome.payable_ore
    from avstamd.line_outcome outcome
    join avstamd.account using (account_no)
    join avstamd.document_line line using (document_no, position)
    join avstamd.document using (document_no)
    where outcome.account_no in (select avstamd.my_accounts())
), latest as (
    select max(month) as month, (max(month) - interval '1 month')::date as before from line
)
select coalesce(service.name, service.service_id) as title, to_char(latest.month, 'YYYY-MM') as month,
       to_char(latest.before, 'YYYY-MM') as before,
       coalesce(sum(invoiced_ore) filter (where line.month = latest.month), 0)::bigint as invoiced_ore,
       coalesce(sum(payable_ore) filter (where line.month = latest.month), 0)::bigint as payable_ore,
       coalesce(sum(payable_ore) filter (where line.month = latest.before), 0)::bigint as before_ore,
       (coalesce(sum(payable_ore) filter (where line.month = latest.month), 0)
        - coalesce(sum(payable_ore) filter (where line.month = latest.before), 0))::bigint as more_ore,
       grouping(service.service_no) = 1 as whole
from line
cross join latest
join avstamd.service using (service_no)
where line.month in (latest.month, latest.before)
group by grouping sets ((service.service_no, service.name, service.service_id, latest.month, latest.before),
                        (latest.month, latest.before))
order by grouping(service.service_no), coalesce(service.name, service.service_id) collate "sv-x-icu"
