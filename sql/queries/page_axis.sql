-- Time axis: what is drawn of its accounts and months, $1 and $2 side by side; the sums of each month are in the
-- row of its first day (page_axis_days.sql).
with axis as (
    select * from avstamd.axis_named($1::integer[], $2::date[])
)
select axis.account_no, axis.client_no, to_char(axis.month, 'YYYY-MM') as month,
       extract(day from axis.month + interval '1 month - 1 day')::integer as days,
       client.client_id, client.name, client.protected, client.died_on,
       coalesce(service.name, service.service_id) as service, account.level, service.basis,
       case service.unit when 'hour' then 'tim' when 'day' then 'dygn' when 'month' then 'mån' else 'st' end as unit,
       coalesce(provider.name, provider.provider_id) as provider, provider.provider_no
from axis
join avstamd.account using (account_no)
join avstamd.client_seen client on client.client_no = axis.client_no
    and client.client_no = any (array(select client_no from axis))
join avstamd.service using (service_no)
join avstamd.provider on provider.provider_no = account.provider_no
order by client.client_id, axis.month, coalesce(service.name, service.service_id) collate "sv-x-icu", axis.account_no
