-- What a handläggare watches: findings about orders, and reviews that are near.  Every client shown is
-- told the access log.  $1 the handläggare's code or null, $2 days ahead, $3 today, $4 the page's path.
with listed as (
    select account.client_no, care_order.order_id, kind.title as what, account.service_no, account.provider_no,
           case finding.code when 'ND01' then care_order.valid_from when 'ND07' then care_order.review_by
                when 'ND08' then care_order.valid_to when 'ND05' then client.died_on else finding.month end as day,
           case finding.code when 'ND05' then 1 when 'ND01' then 2 when 'ND02' then 3 when 'ND07' then 4 else 5 end
               as place
    from avstamd.finding
    join avstamd.finding_kind kind using (code)
    join avstamd.care_order on care_order.order_id = finding.line_id
    join avstamd.account on account.account_no = care_order.account_no
    join avstamd.client on client.client_no = account.client_no
    where finding.code in ('ND01', 'ND02', 'ND05', 'ND07', 'ND08') and finding.state = 'open'
    union all
    select account.client_no, care_order.order_id, 'Uppföljning närmar sig', account.service_no,
           account.provider_no, care_order.review_by, 6
    from avstamd.care_order join avstamd.account using (account_no)
    where care_order.review_by between $3::date and $3::date + $2::integer
      and coalesce(care_order.valid_to, 'infinity') >= $3::date
), shown as materialized (
    select listed.*, client.client_id, client.name, client.officer, client.unit
    from listed join avstamd.client_seen client using (client_no)
    where $1::text is null or client.officer = $1::text
), logged as materialized (
    select avstamd.log_access('rapport ' || $4::text, array(select distinct client_no from shown order by 1))::text
)
select coalesce(officer.name, shown.officer, '(ingen)') as officer, shown.client_id, shown.name, shown.what,
       shown.day, case when shown.day >= $3::date then shown.day - $3::date end as days_left,
       case when shown.day < $3::date then $3::date - shown.day end as days_since,
       shown.order_id, coalesce(service.name, service.service_id) as service,
       coalesce(provider.name, provider.provider_id) as provider, shown.unit
from shown cross join logged
join avstamd.service on service.service_no = shown.service_no
join avstamd.provider on provider.provider_no = shown.provider_no
left join avstamd.app_user officer on officer.officer_id = shown.officer
order by coalesce(officer.name, shown.officer, '(ingen)') collate "sv-x-icu", shown.place, shown.day, shown.client_id,
         shown.order_id
