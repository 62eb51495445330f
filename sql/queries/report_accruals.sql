-- Performed and not invoiced, by month, provider and service: a cost to expect.
-- $1 last month or null, $2 provider_no or null.
select finding.month, coalesce(provider.name, provider.provider_id) as provider, provider.provider_no,
       coalesce(service.name, service.service_id) as service, account.level,
       count(distinct account.client_no) as clients,
       round(sum(finding.quantity_grains) / 360000.0, 2) as quantity,
       case service.unit when 'hour' then 'tim' when 'day' then 'dygn' when 'month' then 'mån' else 'st' end as unit,
       coalesce(sum(finding.amount_ore), 0)::bigint as ore
from avstamd.finding
join avstamd.account on account.account_no = finding.account_no
join avstamd.provider on provider.provider_no = account.provider_no
join avstamd.service on service.service_no = account.service_no
where finding.code = 'QT06' and finding.state = 'open'
  and ($1::date is null or finding.month <= $1::date)
  and ($2::bigint is null or account.provider_no = $2::bigint)
group by finding.month, provider.provider_no, service.service_no, account.level
order by finding.month desc, coalesce(provider.name, provider.provider_id) collate "sv-x-icu", service, level
