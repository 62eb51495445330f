-- What a provider is to credit: lines and amounts, as they stand now.  $1 dispute_no.
select finding.line_id, kind.title, client.client_no, client.client_id, to_char(finding.month, 'YYYY-MM') as month,
       greatest(finding.amount_ore, 0) as amount_ore, sum(greatest(finding.amount_ore, 0)) over () as sum_ore
from avstamd.dispute
join avstamd.finding on finding.document_no = dispute.document_no
join avstamd.finding_kind kind on kind.code = finding.code and kind.net
left join avstamd.account on account.account_no = finding.account_no
left join avstamd.client on client.client_no = account.client_no
left join avstamd.finding_review review on review.finding_no = finding.finding_no and review.reopened_at is null
left join avstamd.document_line line on line.document_no = finding.document_no and line.line_id = finding.line_id
where dispute.dispute_no = $1::bigint and finding.state = 'open' and finding.amount_ore > 0
  and not finding.within_tolerance and review.what is distinct from 'pay_anyway'
group by finding.finding_no, kind.title, client.client_no, client.client_id
order by min(line.position), finding.code, finding.finding_no
