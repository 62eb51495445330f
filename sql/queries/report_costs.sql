-- Costs and volumes, grouped as asked: of the lines the user sees.  $1 grouping, $2 a second one or null,
-- $3 first month or null (eleven before), $4 last month or null (that of today), $5 today.
with chosen as (
    select array[$1::text, $2::text] as groups,
           coalesce($4::date, date_trunc('month', $5::date)::date) as last_month
), span as (
    select groups, coalesce($3::date, (last_month - interval '11 months')::date) as first_month, last_month
    from chosen
), entry as (
    select date_trunc('month', outcome.period_start)::date as month, account.client_no, account.service_no,
           coalesce(stands.provider_no, account.provider_no) as provider_no,
           case when document.credit_note then -1 else 1 end * outcome.grains / 360000.0 as quantity,
           case when not document.credit_note then line.net_ore else 0 end as invoiced_ore,
           case when document.credit_note then -line.net_ore else 0 end as credit_ore, 0::bigint as withheld_ore
    from avstamd.line_outcome outcome
    join avstamd.document_line line using (document_no, position)
    join avstamd.document on document.document_no = outcome.document_no
    left join avstamd.document_outcome stands on stands.document_no = outcome.document_no
    left join avstamd.account on account.account_no = outcome.account_no
    cross join span
    where outcome.period_start >= span.first_month
      and outcome.period_start < span.last_month + interval '1 month'
    union all
    select found.month, account.client_no,
           account.service_no, coalesce(stands.provider_no, account.provider_no), 0, 0, 0, finding.amount_ore
    from avstamd.finding
    join avstamd.finding_kind kind on kind.code = finding.code and kind.net
    join avstamd.document on document.document_no = finding.document_no
    left join avstamd.document_outcome stands on stands.document_no = finding.document_no
    left join avstamd.account on account.account_no = finding.account_no
    left join avstamd.finding_review review
        on review.finding_no = finding.finding_no and review.reopened_at is null
    cross join span
    cross join lateral (
        select coalesce(finding.month, date_trunc('month', coalesce(
            (select min(period_start) from avstamd.line_outcome where line_outcome.document_no = document.document_no),
            document.issue_date))::date) as month
    ) as found
    where finding.state = 'open' and finding.amount_ore > 0 and not finding.within_tolerance
      and review.what is distinct from 'pay_anyway'
      and found.month >= span.first_month and found.month <= span.last_month
), named as (
    select entry.*, service.unit,
           case when 'manad' = any (groups) then entry.month end as by_month,
           case when 'insats' = any (groups)
                then coalesce(service.name, service.service_id, '(okänd insats)') end as by_service,
           case when 'utforare' = any (groups)
                then coalesce(provider.name, provider.provider_id, '(okänd utförare)') end as by_provider,
           case when 'enhet' = any (groups) then coalesce(client.unit, '(ingen enhet)') end as by_unit,
           case when 'handlaggare' = any (groups)
                then coalesce(officer.name, client.officer, '(ingen handläggare)') end as by_officer
    from entry cross join span
    left join avstamd.service on service.service_no = entry.service_no
    left join avstamd.provider on provider.provider_no = entry.provider_no
    left join avstamd.client_seen client on client.client_no = entry.client_no
    left join avstamd.app_user officer on officer.officer_id = client.officer
)
select by_month as month, by_service as service, by_provider as provider, by_unit as unit,
       by_officer as officer, count(distinct client_no) as clients,
       round(sum(quantity) filter (where unit = 'hour'), 2) as hours,
       round(sum(quantity) filter (where unit = 'day'), 2) as days,
       round(sum(quantity) filter (where unit = 'month'), 2) as months,
       round(sum(quantity) filter (where unit = 'each'), 2) as times,
       sum(invoiced_ore)::bigint as invoiced_ore, sum(credit_ore)::bigint as credit_ore,
       sum(withheld_ore)::bigint as withheld_ore,
       sum(invoiced_ore + credit_ore - withheld_ore)::bigint as cost_ore
from named
group by by_month, by_service, by_provider, by_unit, by_officer
order by by_month, cost_ore desc, by_service collate "sv-x-icu", by_provider collate "sv-x-icu", by_unit,
         by_officer
