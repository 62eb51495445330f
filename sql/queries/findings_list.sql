-- Findings as people read them.  $1 first day of the month or null, $2 open ones only
select coalesce(document.seller_id, owner.provider_id, provider.provider_id, '') as provider_id,
       coalesce(document.invoice_no, '') as invoice_no, finding.line_id, coalesce(client.client_id, ''),
       coalesce(service.service_id, ''), coalesce(account.level, ''),
       coalesce(to_char(finding.month, 'YYYY-MM'), ''), finding.code, finding.quantity_grains,
       finding.amount_ore, finding.within_tolerance, finding.state
from avstamd.finding
left join avstamd.document using (document_no)
left join avstamd.account on account.account_no = finding.account_no
left join avstamd.provider as owner on owner.provider_no = account.provider_no
left join avstamd.provider on provider.provider_no = finding.provider_no
left join avstamd.client on client.client_no = account.client_no
left join avstamd.service on service.service_no = account.service_no
where ($1::date is null or finding.month = $1::date
       or (finding.month is null and date_trunc('month', document.issue_date) = $1::date))
  and (not $2::boolean or finding.state = 'open')
