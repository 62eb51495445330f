-- The rows behind a finding, as they stood when it was found: a row that has changed since is taken
-- from the history.  $1 finding_no, $2 when
with evidence as (
    select * from avstamd.finding_evidence where finding_no = $1::bigint
), rows (kind, place, fact_no, fact) as (
    select 'order', 1, fact_no, to_jsonb(care_order)
    from evidence, unnest(orders) as fact_no left join avstamd.care_order on order_no = fact_no
    union all
    select 'price', 2, fact_no, to_jsonb(price)
    from evidence, unnest(prices) as fact_no left join avstamd.price on price_no = fact_no
    union all
    select 'visit', 3, fact_no, to_jsonb(visit)
    from evidence, unnest(visits) as fact_no left join avstamd.visit on visit_no = fact_no
    union all
    select 'stay', 4, fact_no, to_jsonb(stay)
    from evidence, unnest(stays) as fact_no left join avstamd.stay on stay_no = fact_no
    union all
    select 'absence', 5, fact_no, to_jsonb(absence)
    from evidence, unnest(absences) as fact_no left join avstamd.absence on absence_no = fact_no
), stood as (
    select rows.kind, rows.place, rows.fact_no, coalesce(former.former, rows.fact) as fact,
           former.former is not null as changed_since
    from rows
    left join lateral (
        select fact_history.former
        from avstamd.fact_history
        where fact_history.kind = case rows.kind when 'order' then 'care_order' else rows.kind end
          and fact_history.fact_no = rows.fact_no and fact_history.changed_at > $2::timestamptz
        order by fact_history.fact_history_no
        limit 1
    ) as former on true
)
select stood.kind,
       coalesce(fact ->> 'order_id', fact ->> 'stay_id', fact ->> 'absence_id',
                visit_identity.visit_id, ''),
       coalesce(fact ->> 'start_at', fact ->> 'valid_from', fact ->> 'moved_in',
                fact ->> 'first_day', ''),
       coalesce(fact ->> 'end_at', fact ->> 'valid_to', fact ->> 'moved_out',
                fact ->> 'last_day', ''),
       case stood.kind
           when 'order' then trim_scale((fact ->> 'quantity')::numeric) || ' per '
               || (fact ->> 'per') || ', staff ' || (fact ->> 'staff_count')
           when 'price' then trim_scale((fact ->> 'unit_price')::numeric) || ' kr'
               || case when fact ->> 'provider_no' is null then ', general' else '' end
           when 'visit' then concat_ws(', ', fact ->> 'status', fact ->> 'method',
                                       'staff ' || staff.staff_id)
           when 'absence' then fact ->> 'kind'
           else ''
       end,
       changed_since
from stood
left join avstamd.visit_identity
    on stood.kind = 'visit' and visit_identity.visit_no = stood.fact_no
left join avstamd.staff on staff.staff_no = (fact ->> 'staff_no')::integer
order by place, 3, 2, fact_no
