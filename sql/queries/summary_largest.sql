-- The largest open findings on invoices, with what was compared.  $1 the first day of the month, null
-- for all; $2 how many.
select finding.code, finding.amount_ore, document.invoice_no,
       coalesce(provider.name, document.seller_name, document.seller_id) as seller, client.client_id,
       service.name, service.unit, finding.quantity_grains, finding.line_id,
       numbers ->> 'invoiced_grains', numbers ->> 'payable_grains', numbers ->> 'net_ore',
       numbers ->> 'contract_ore', numbers ->> 'vat_ore', numbers ->> 'expected_vat_ore',
       to_char(finding.month, 'YYYY-MM')
from avstamd.finding
join avstamd.document using (document_no)
left join avstamd.finding_evidence using (finding_no)
left join avstamd.provider on provider.provider_id = document.seller_id
left join avstamd.account using (account_no)
left join avstamd.client using (client_no)
left join avstamd.service on service.service_no = account.service_no
where finding.state = 'open' and finding.amount_ore > 0 and not finding.within_tolerance
  and ($1::date is null
       or coalesce(finding.month, date_trunc('month', document.issue_date)::date) = $1::date)
order by finding.amount_ore desc, finding.code, document.seller_id, document.invoice_no,
         finding.line_id
limit $2::bigint
