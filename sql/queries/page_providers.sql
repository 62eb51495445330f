-- Providers by what the user sees of their invoices: billed, withheld, credited, share of lines without
-- findings, days from the period's end to the invoice, and visits registered by hand.  $1 first month of
-- issue or null (two before), $2 last month or null (that of today), $3 today.
with chosen as (
    select coalesce($2::date, date_trunc('month', $3::date)::date) as last_month
), span as (
    select coalesce($1::date, (last_month - interval '2 months')::date) as first_day,
           (last_month + interval '1 month')::date as end_day
    from chosen
), line as (
    select stands.provider_no, outcome.document_no, stands.issue_date - outcome.period_end as late_days,
           case when document.credit_note then -1 else 1 end * line.net_ore as ore, document.credit_note,
           not exists (select from avstamd.finding
                       join avstamd.finding_kind kind using (code)
                       where finding.document_no = outcome.document_no and finding.line_id = line.line_id
                         and finding.state = 'open' and not finding.within_tolerance
                         and (kind.flags = 'always'
                              or kind.flags = 'above_zero' and coalesce(finding.amount_ore, 0) >= 0)) as clean
    from span
    join avstamd.document_outcome stands on stands.issue_date >= span.first_day and stands.issue_date < span.end_day
    join avstamd.document on document.document_no = stands.document_no
    join avstamd.line_outcome outcome on outcome.document_no = stands.document_no
    join avstamd.document_line line on line.document_no = outcome.document_no and line.position = outcome.position
), billed as (
    select provider_no, count(distinct document_no) as documents, count(*) as lines,
           sum(ore) filter (where not credit_note) as billed_ore, sum(ore) filter (where credit_note) as credit_ore,
           count(*) filter (where clean) as clean_lines, round(avg(late_days) filter (where not credit_note), 1) as late_days
    from line group by provider_no
), withheld as (
    select stands.provider_no, sum(finding.amount_ore) as ore
    from span
    join avstamd.document_outcome stands on stands.issue_date >= span.first_day and stands.issue_date < span.end_day
    join avstamd.finding on finding.document_no = stands.document_no
    join avstamd.finding_kind kind on kind.code = finding.code and kind.net
    left join avstamd.finding_review review on review.finding_no = finding.finding_no and review.reopened_at is null
    where finding.state = 'open' and finding.amount_ore > 0 and not finding.within_tolerance
      and review.what is distinct from 'pay_anyway'
    group by stands.provider_no
), care as (
    select account.provider_no, count(*) as visits, count(*) filter (where visit.manual) as manual
    from span
    join avstamd.visit on visit.care_day >= span.first_day and visit.care_day < span.end_day
    join avstamd.account using (account_no)
    where visit.status = 'performed'
    group by account.provider_no
)
select provider.provider_no, coalesce(provider.name, provider.provider_id) as name, provider.provider_id,
       coalesce(billed.documents, 0) as documents, coalesce(billed.billed_ore, 0)::bigint as billed_ore,
       coalesce(billed.credit_ore, 0)::bigint as credit_ore, coalesce(withheld.ore, 0)::bigint as withheld_ore,
       round(100.0 * billed.clean_lines / nullif(billed.lines, 0), 1) as clean_pct,
       round(100.0 * care.manual / nullif(care.visits, 0), 1) as manual_pct, billed.late_days
from avstamd.provider
left join billed using (provider_no)
left join withheld using (provider_no)
left join care using (provider_no)
where billed.provider_no is not null or care.provider_no is not null
      or exists (select from avstamd.account where account.provider_no = provider.provider_no)
order by coalesce(billed.billed_ore, 0) desc, coalesce(provider.name, provider.provider_id) collate "sv-x-icu"
