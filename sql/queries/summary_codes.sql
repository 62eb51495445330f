-- Open findings by code, those on invoices apart from those without.  $1 the first day of the month,
-- null for all; findings on a document belong to the month in which it was issued.
select finding.document_no is not null, finding.code, count(*),
       sum(finding.amount_ore) filter (where not finding.within_tolerance),
       sum(greatest(finding.amount_ore, 0))
           filter (where not finding.within_tolerance and finding.document_no is not null
                     and finding.code <> 'IN06'),
       count(*) filter (where finding.within_tolerance),
       sum(finding.amount_ore) filter (where finding.within_tolerance)
from avstamd.finding
left join avstamd.document using (document_no)
where finding.state = 'open'
  and ($1::date is null
       or coalesce(finding.month, date_trunc('month', document.issue_date)::date) = $1::date)
group by 1, 2
order by 1 desc, 4 desc nulls last, 2
