-- Klient: invoices with lines of hers, and what those lines come to.  $1 client_no.
select document.document_no, document.invoice_no, document.issue_date, document.credit_note,
       coalesce(provider.name, provider.provider_id) as provider, coalesce(outcome.state, 'received') as state,
       count(*) as lines, min(line.period_start) as first_day, max(line.period_end) as last_day,
       sum(case when document.credit_note then -written.net_ore else written.net_ore end)::bigint as net_ore,
       sum(line.payable_ore)::bigint as payable_ore
from avstamd.account
join avstamd.line_outcome line using (account_no)
join avstamd.document_line written on written.document_no = line.document_no and written.position = line.position
join avstamd.document on document.document_no = line.document_no
join avstamd.provider on provider.provider_no = account.provider_no
left join avstamd.document_outcome outcome on outcome.document_no = document.document_no
where account.client_no = $1::bigint
group by document.document_no, provider.provider_no, outcome.state
order by document.issue_date desc, document.document_no desc
limit 60
