-- Findings to be explained, with when their evidence was taken.
-- $1 provider_id or null, $2 invoice number or null, $3 client_id or null, $4 code or null, $5 line or null
select finding.finding_no, finding.code,
       coalesce(document.seller_id, owner.provider_id, provider.provider_id, '') as provider_id,
       coalesce(document.invoice_no, '') as invoice_no, finding.line_id, coalesce(client.client_id, ''),
       coalesce(service.service_id, ''), coalesce(account.level, ''),
       coalesce(to_char(finding.month, 'YYYY-MM'), ''), finding.quantity_grains,
       finding.amount_ore, finding.within_tolerance, finding.state,
       (select max(at) from avstamd.finding_event
        where finding_event.finding_no = finding.finding_no
          and what in ('opened', 'changed', 'reopened'))
from avstamd.finding
left join avstamd.document using (document_no)
left join avstamd.account on account.account_no = finding.account_no
left join avstamd.provider as owner on owner.provider_no = account.provider_no
left join avstamd.provider on provider.provider_no = finding.provider_no
left join avstamd.client on client.client_no = account.client_no
left join avstamd.service on service.service_no = account.service_no
where ($1::text is null or coalesce(document.seller_id, owner.provider_id, provider.provider_id) = $1)
  and ($2::text is null or document.invoice_no = $2)
  and ($3::text is null or client.client_id = $3)
  and ($4::text is null or finding.code = $4)
  and ($5::text is null or finding.line_id = $5)
order by 3, 4, finding.line_id, finding.month, finding.code, finding.finding_no
