-- From invoiced to paid, step by step, to the öre: credits, what is withheld by kind of finding (what a
-- person chose to pay anyway is not), VAT and what of it is wrong (IN06), prepaid and rounding.  from_ore and
-- to_ore are the step's ends for the chart.  $1 document_no; what page_invoice.sql says: $2 invoiced_net_ore, $3 received_ore, $4 given_ore,
-- $5 pay_net_ore, $6 vat_ore, $7 prepaid_ore, $8 rounding_ore, $9 pay_ore.
with pay as (
    select $2::bigint as invoiced_net_ore, $3::bigint as received_ore, $4::bigint as given_ore,
           $5::bigint as pay_net_ore, $6::bigint as vat_ore, $7::bigint as prepaid_ore, $8::bigint as rounding_ore,
           $9::bigint as pay_ore
), withheld as (
    select finding.code, kind.title, kind.net, count(*) as findings, sum(finding.amount_ore)::bigint as ore
    from avstamd.finding
    join avstamd.finding_kind kind on kind.code = finding.code
    left join avstamd.finding_review review
        on review.finding_no = finding.finding_no and review.reopened_at is null
    where finding.document_no = $1::bigint and finding.state = 'open' and finding.amount_ore > 0
      and (kind.net or finding.code = 'IN06')
      and not finding.within_tolerance and review.what is distinct from 'pay_anyway'
    group by finding.code, kind.title, kind.net
), wrong_vat as ( -- none where nothing is paid: neither is then its VAT
    select withheld.* from withheld cross join pay where not net and (pay_net_ore <> 0 or vat_ore <> 0 or invoiced_net_ore = 0)
), step (place, kind, code, title, findings, ore) as (
    select 1, 'total', null, 'Fakturerat utan moms', 0, invoiced_net_ore from pay
    union all
    select 2, 'step', null, 'Krediterat på andra fakturor', 0, -received_ore from pay
    union all
    select 3, 'step', null, 'Kredit som andra fakturor har fått', 0, given_ore from pay
    union all
    select 4, 'step', code, title, findings, -ore from withheld where net
    union all
    select 5, 'total', null, 'Att betala utan moms', 0, pay_net_ore from pay
    where vat_ore <> 0 or prepaid_ore <> 0 or rounding_ore <> 0 or exists (select from wrong_vat)
    union all
    select 6, 'step', null, 'Moms', 0, vat_ore + coalesce((select ore from wrong_vat), 0) from pay
    union all
    select 7, 'step', code, title, findings, -ore from wrong_vat
    union all
    select 8, 'step', null, 'Redan betalt i förskott', 0, -prepaid_ore from pay
    union all
    select 9, 'step', null, 'Öresavrundning', 0, rounding_ore from pay
    union all
    select 10, 'total', null, 'Att betala', 0, pay_ore from pay
), running as (
    select step.*, (sum(case when kind = 'step' or place = 1 then ore else 0 end)
                    over (order by place, ore, code))::bigint as reached_ore
    from step where kind = 'total' or ore <> 0
)
select kind, code, title, findings, ore, reached_ore,
       case when kind = 'total' then least(ore, 0) else least(reached_ore, reached_ore - ore) end as from_ore,
       case when kind = 'total' then greatest(ore, 0) else greatest(reached_ore, reached_ore - ore) end as to_ore,
       max(greatest(reached_ore, reached_ore - ore, ore, 0)) over () as most_ore,
       min(least(reached_ore, reached_ore - ore, ore, 0)) over () as least_ore
from running
order by place, ore, code
