-- A provider's open findings by kind, of what the user sees.  $1 provider_no.
select kind.code, kind.title, count(*) as findings, count(finding.document_no) > 0 as on_invoices,
       coalesce(sum(finding.amount_ore) filter (where kind.net and finding.amount_ore > 0), 0)::bigint as ore
from avstamd.finding
join avstamd.finding_kind kind using (code)
left join avstamd.account on account.account_no = finding.account_no
left join avstamd.document_outcome stands on stands.document_no = finding.document_no
where coalesce(account.provider_no, finding.provider_no, stands.provider_no) = $1::bigint
  and finding.state = 'open' and not finding.within_tolerance
group by kind.code, kind.title
order by ore desc, findings desc, kind.code
