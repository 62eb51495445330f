-- The delegation order, what applies today first.  $1 null: all of it; a user_no: of that person alone.
select d.delegation_no, d.role, d.user_no, u.name, d.service_group, d.per_invoice_ore, d.per_day_ore,
       d.per_year_ore, d.valid_from, d.valid_to, setter.name as set_by,
       case when d.valid_from > avstamd.today() then 'coming'
            when d.ended_at is not null or coalesce(d.valid_to, 'infinity') < avstamd.today() then 'ended'
            else 'now' end as applies,
       d.service_group is not null
           and not exists (select from avstamd.service_group g where g.name = d.service_group) as group_gone
from avstamd.delegation d
left join avstamd.app_user u on u.user_no = d.user_no
left join avstamd.app_user setter on setter.user_no = d.set_by
where $1::bigint is null or d.user_no = $1::bigint
order by case when d.valid_from > avstamd.today() then 2
              when d.ended_at is not null or coalesce(d.valid_to, 'infinity') < avstamd.today() then 3 else 1 end,
         d.role nulls last, u.name collate "sv-x-icu", d.service_group nulls first, d.valid_from desc
limit 500
