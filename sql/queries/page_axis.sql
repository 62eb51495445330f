-- Time axis: its accounts and months, with the month's sums and a scale for the chart.
-- $1 client_no or null (of a document: the one with most in question), $2 month or null (of a document: every month that its
-- lines touch; of a client: the latest), $3 document_no or null (null: what the client has).
with axis as (
    select * from avstamd.axis_of(avstamd.as_key($1::bigint), $2::date, $3::bigint)
), day as (
    select axis.account_no, axis.month, care.day, care.ordered, care.visits,
           care.performed, care.absent_performed, care.dead_performed, care.invoiced
    from axis
    join avstamd.axis_days(array(select account_no from axis), (select min(month) from axis),
                           (select (max(month) + interval '1 month - 1 day')::date from axis)) as care
        on care.account_no = axis.account_no and care.day >= axis.month and care.day < axis.month + interval '1 month'
), summed as (
    select account_no, month, sum(ordered) as ordered, sum(performed) as performed,
           sum(absent_performed) as absent_performed, sum(dead_performed) as dead_performed,
           sum(invoiced) as invoiced, sum(visits) as visits,
           greatest(max(ordered), max(performed + absent_performed + dead_performed), max(invoiced)) as most
    from day group by account_no, month
), scaled as (
    select summed.*, power(10::numeric, floor(log(most))) as ten from summed where most > 0
)
select axis.account_no, axis.client_no, to_char(axis.month, 'YYYY-MM') as month,
       extract(day from axis.month + interval '1 month - 1 day')::integer as days,
       client.client_id, client.name, client.protected, client.died_on,
       coalesce(service.name, service.service_id) as service, account.level, service.basis,
       case service.unit when 'hour' then 'tim' when 'day' then 'dygn' when 'month' then 'mån' else 'st' end as unit,
       coalesce(provider.name, provider.provider_id) as provider, provider.provider_no,
       trim_scale(round(summed.ordered, 2)) as ordered, trim_scale(round(summed.performed, 2)) as performed,
       trim_scale(round(summed.absent_performed, 2)) as absent_performed,
       trim_scale(round(summed.dead_performed, 2)) as dead_performed,
       trim_scale(round(summed.invoiced, 2)) as invoiced, summed.visits,
       -- the first of 1, 2, 5 and 10 that the longest bar fits under
       trim_scale(coalesce(scaled.ten * case when scaled.most <= scaled.ten then 1
                                             when scaled.most <= scaled.ten * 2 then 2
                                             when scaled.most <= scaled.ten * 5 then 5 else 10 end, 1)) as top
from axis
join avstamd.account using (account_no)
join avstamd.client_seen client on client.client_no = axis.client_no
    and client.client_no = any (array(select client_no from axis))
join avstamd.service using (service_no)
join avstamd.provider on provider.provider_no = account.provider_no
join summed on summed.account_no = axis.account_no and summed.month = axis.month
left join scaled on scaled.account_no = axis.account_no and scaled.month = axis.month
order by client.client_id, axis.month, coalesce(service.name, service.service_id) collate "sv-x-icu", axis.account_no
