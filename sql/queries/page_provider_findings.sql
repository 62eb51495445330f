-- A provider's open findings by kind that nobody has decided about, of what the user sees: those of its accounts,
-- those told of itself, and those of its invoices that name no account.  $1 provider_no.
with listed as (
    select finding_no, code, amount_ore, document_no
    from avstamd.finding
    where account_no = any (array(select account_no from avstamd.account where provider_no = $1::bigint))
      and state = 'open' and not within_tolerance
    union all
    select finding_no, code, amount_ore, document_no
    from avstamd.finding
    where provider_no = $1::bigint and account_no is null and state = 'open' and not within_tolerance
    union all
    select finding.finding_no, finding.code, finding.amount_ore, finding.document_no
    from avstamd.document_outcome stands
    join avstamd.finding using (document_no)
    where stands.provider_no = $1::bigint and finding.account_no is null and finding.provider_no is null
      and finding.state = 'open' and not finding.within_tolerance
)
select kind.code, kind.title, count(*) as findings, count(listed.document_no) > 0 as on_invoices,
       coalesce(sum(listed.amount_ore) filter (where kind.net and listed.amount_ore > 0), 0)::bigint as ore
from listed
join avstamd.finding_kind kind using (code)
where not exists (select from avstamd.finding_review review
                  where review.finding_no = listed.finding_no and review.reopened_at is null)
group by kind.code, kind.title
order by ore desc, findings desc, kind.code
