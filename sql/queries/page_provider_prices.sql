-- Agreed prices of a provider, the general ones with them: in force now or to come, and those just gone.
-- $1 provider_no, $2 today.
select coalesce(service.name, service.service_id) as service, price.level, price.valid_from, price.valid_to,
       case when scale(trim_scale(price.unit_price)) <= 2 then round(price.unit_price, 2)
            else trim_scale(price.unit_price) end as price,
       case service.unit when 'hour' then 'per timme' when 'day' then 'per dygn' when 'month' then 'per månad'
            else 'per gång' end as per,
       price.provider_no is null as general
from avstamd.price join avstamd.service using (service_no)
where (price.provider_no = $1::bigint
       or price.provider_no is null and exists (
           select from avstamd.account
           where account.provider_no = $1::bigint and account.service_no = price.service_no))
  and coalesce(price.valid_to, 'infinity') >= $2::date - 365
order by coalesce(service.name, service.service_id) collate "sv-x-icu", price.level, price.valid_from desc
