-- Open findings as `avstamd findings` names them, to compare with a list of planted ones.
select finding.code,
       coalesce(document.seller_id, account_provider.provider_id, provider.provider_id, ''),
       coalesce(document.invoice_no, ''), finding.line_id, coalesce(client.client_id, ''),
       coalesce(service.service_id, ''), coalesce(account.level, ''),
       coalesce(to_char(finding.month, 'YYYY-MM'), ''), finding.amount_ore
from avstamd.finding
left join avstamd.document using (document_no)
left join avstamd.account using (account_no)
left join avstamd.client using (client_no)
left join avstamd.service on service.service_no = account.service_no
left join avstamd.provider account_provider on account_provider.provider_no = account.provider_no
left join avstamd.provider on provider.provider_no = finding.provider_no
where finding.state = 'open'
order by 1, 2, 3, 4, 5, 6, 7, 8
