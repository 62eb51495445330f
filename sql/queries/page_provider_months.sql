-- A provider's twelve latest months by date of issue, of what the user sees: billed, credited, withheld,
-- lines without findings, days from the period's end to the invoice, visits by hand.  $1 provider_no, $2 today.
with month as (
    select generate_series(date_trunc('month', $2::date) - interval '11 months', date_trunc('month', $2::date),
                           interval '1 month')::date as month
), line as (
    select date_trunc('month', stands.issue_date)::date as month, outcome.document_no,
           stands.issue_date - outcome.period_end as late_days,
           case when document.credit_note then -1 else 1 end * line.net_ore as ore, document.credit_note,
           not exists (select from avstamd.finding
                       join avstamd.finding_kind kind using (code)
                       where finding.document_no = outcome.document_no and finding.line_id = line.line_id
                         and finding.state = 'open' and not finding.within_tolerance
                         and (kind.flags = 'always'
                              or kind.flags = 'above_zero' and coalesce(finding.amount_ore, 0) >= 0)) as clean
    from avstamd.document_outcome stands
    join avstamd.document on document.document_no = stands.document_no
    join avstamd.line_outcome outcome on outcome.document_no = stands.document_no
    join avstamd.document_line line on line.document_no = outcome.document_no and line.position = outcome.position
    where stands.provider_no = $1::bigint and stands.issue_date >= (select min(month) from month)
), billed as (
    select month, count(distinct document_no) as documents, count(*) as lines,
           sum(ore) filter (where not credit_note) as billed_ore, sum(ore) filter (where credit_note) as credit_ore,
           count(*) filter (where clean) as clean_lines, round(avg(late_days) filter (where not credit_note), 1) as late_days
    from line group by month
), withheld as (
    select date_trunc('month', stands.issue_date)::date as month, sum(finding.amount_ore) as ore
    from avstamd.document_outcome stands
    join avstamd.finding on finding.document_no = stands.document_no
    join avstamd.finding_kind kind on kind.code = finding.code and kind.net
    left join avstamd.finding_review review on review.finding_no = finding.finding_no and review.reopened_at is null
    where stands.provider_no = $1::bigint and stands.issue_date >= (select min(month) from month)
      and finding.state = 'open' and finding.amount_ore > 0 and not finding.within_tolerance
      and review.what is distinct from 'pay_anyway'
    group by 1
), care as (
    select date_trunc('month', visit.care_day)::date as month, count(*) as visits,
           count(*) filter (where visit.manual) as manual
    from avstamd.visit join avstamd.account using (account_no)
    where account.provider_no = $1::bigint and visit.status = 'performed'
      and visit.care_day >= (select min(month) from month)
    group by 1
)
select month.month, coalesce(billed.documents, 0) as documents, coalesce(billed.billed_ore, 0)::bigint as billed_ore,
       coalesce(billed.credit_ore, 0)::bigint as credit_ore, coalesce(withheld.ore, 0)::bigint as withheld_ore,
       round(100.0 * billed.clean_lines / nullif(billed.lines, 0), 1) as clean_pct,
       round(100.0 * care.manual / nullif(care.visits, 0), 1) as manual_pct, billed.late_days,
       max(coalesce(billed.billed_ore, 0)) over ()::bigint as most_ore
from month
left join billed using (month)
left join withheld using (month)
left join care using (month)
order by month.month desc
