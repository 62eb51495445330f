-- Time axis: its accounts and months; the sums of each month are in the row of its first day (page_axis_days.sql).
-- $1 client_no or null (of a document: the one with most in question), $2 month or null (of a document: every month that its
-- lines touch; of a client: the latest), $3 document_no or null (null: what the client has).
with axis as (
    select * from avstamd.axis_of(avstamd.as_key($1::bigint), $2::date, $3::bigint)
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
