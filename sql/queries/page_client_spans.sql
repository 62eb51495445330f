-- Klient: orders, stays and absences along the same year, with their place in it in thousandths.
-- $1 client_no, $2 month or null.
with bounds as (
    select (latest - interval '11 months')::date as first, (latest + interval '1 month - 1 day')::date as last
    from (select greatest($2::date, avstamd.latest_month(avstamd.as_key($1::bigint))) as latest) as chosen
), span as (
    select 1 as place, 'order' as kind, coalesce(service.name, service.service_id) as title, account.level,
           coalesce(provider.name, provider.provider_id) as provider, o.order_id as name, o.decision_id, o.legal_basis,
           o.decided_on, o.review_by, o.valid_from as first_day, o.valid_to as last_day,
           trim_scale(round(o.quantity * o.staff_count, 2)) as quantity, o.per,
           case service.unit when 'hour' then 'tim' when 'day' then 'dygn' when 'month' then 'mån' else 'st' end as unit
    from avstamd.account
    join avstamd.care_order o using (account_no)
    join avstamd.service using (service_no)
    join avstamd.provider using (provider_no)
    where account.client_no = $1::bigint
    union all
    select 2, 'stay', coalesce(service.name, service.service_id), account.level,
           coalesce(provider.name, provider.provider_id), stay.stay_id, null, null, null, null, stay.moved_in,
           stay.moved_out, null, null, null
    from avstamd.account
    join avstamd.stay using (account_no)
    join avstamd.service using (service_no)
    join avstamd.provider using (provider_no)
    where account.client_no = $1::bigint
    union all
    select 3, 'absence', case absence.kind when 'hospital' then 'Sjukhus' when 'away' then 'Bortrest'
                                           when 'short_term' then 'Korttids' else 'Annat' end,
           null, null, absence.absence_id, null, null, null, null, absence.first_day, absence.last_day, null, null, null
    from avstamd.absence where absence.client_no = $1::bigint
)
select span.*, round(1000.0 * (greatest(span.first_day, bounds.first) - bounds.first)
                     / (bounds.last - bounds.first + 1)) as at,
       greatest(round(1000.0 * (least(coalesce(span.last_day, bounds.last), bounds.last)
                                - greatest(span.first_day, bounds.first) + 1) / (bounds.last - bounds.first + 1)), 3)
           as wide,
       to_char(bounds.first, 'YYYY-MM') as from_month
from span cross join bounds
where span.first_day <= bounds.last and coalesce(span.last_day, 'infinity') >= bounds.first
order by span.place, span.first_day, span.name
limit 60
