-- What the review withheld, got credited and recovered, by month of issue, provider and kind of finding.
-- $1 first month or null (eleven before), $2 last month or null (that of today), $3 provider_no or null,
-- $4 today.
with chosen as (
    select coalesce($2::date, date_trunc('month', $4::date)::date) as last_month
), span as (
    select coalesce($1::date, (last_month - interval '11 months')::date) as first_day,
           (last_month + interval '1 month')::date as end_day
    from chosen
), entry as (
    select date_trunc('month', outcome.issue_date)::date as month, outcome.provider_no, finding.code, kind.title,
           1 as findings,
           case when finding.state = 'credited' then 'credited'
                when review.what = 'pay_anyway' then 'paid'
                when review.what = 'accept_finding'
                     or outcome.state in ('disputed', 'stopped', 'approved', 'exported', 'paid') then 'stopped'
                else 'waits' end as became, finding.amount_ore as ore
    from avstamd.finding
    join avstamd.finding_kind kind on kind.code = finding.code and kind.net
    join avstamd.document_outcome outcome on outcome.document_no = finding.document_no
    left join avstamd.finding_review review
        on review.finding_no = finding.finding_no and review.reopened_at is null
    cross join span
    where finding.state in ('open', 'credited') and finding.amount_ore > 0 and not finding.within_tolerance
      and outcome.issue_date >= span.first_day and outcome.issue_date < span.end_day
    union all
    select date_trunc('month', outcome.issue_date)::date, outcome.provider_no, null, 'Återkrav', 0,
           case when claim.state = 'recovered' then 'recovered' else 'claimed' end, claim.amount_ore
    from avstamd.recovery_claim claim
    join avstamd.document_outcome outcome on outcome.document_no = claim.document_no
    cross join span
    where claim.state in ('open', 'sent', 'recovered')
      and outcome.issue_date >= span.first_day and outcome.issue_date < span.end_day
)
select entry.month, coalesce(provider.name, provider.provider_id, '(okänd utförare)') as provider,
       entry.provider_no, entry.code, entry.title, sum(entry.findings) as findings,
       nullif(sum(ore) filter (where became = 'waits'), 0)::bigint as waits_ore,
       nullif(sum(ore) filter (where became = 'stopped'), 0)::bigint as stopped_ore,
       nullif(sum(ore) filter (where became = 'credited'), 0)::bigint as credited_ore,
       nullif(sum(ore) filter (where became = 'paid'), 0)::bigint as paid_ore,
       nullif(sum(ore) filter (where became = 'claimed'), 0)::bigint as claimed_ore,
       nullif(sum(ore) filter (where became = 'recovered'), 0)::bigint as recovered_ore
from entry left join avstamd.provider on provider.provider_no = entry.provider_no
where $3::bigint is null or entry.provider_no = $3::bigint
group by entry.month, entry.provider_no, provider.name, provider.provider_id, entry.code, entry.title
order by entry.month desc, coalesce(provider.name, provider.provider_id) collate "sv-x-icu", entry.code nulls last
