-- Time axis: orders, stays and absences that touch its months.  Parameters as in page_axis.sql.
with axis as (
    select * from avstamd.axis_named($1::integer[], $2::date[])
)
select axis.account_no, to_char(axis.month, 'YYYY-MM') as month, 1 as place, 'order' as kind, o.order_id as name,
       o.valid_from as first_day, o.valid_to as last_day, trim_scale(round(o.quantity * o.staff_count, 2)) as quantity,
       o.per, o.staff_count
from axis join avstamd.care_order o using (account_no)
where o.valid_from < axis.month + interval '1 month' and coalesce(o.valid_to, 'infinity') >= axis.month
union all
select axis.account_no, to_char(axis.month, 'YYYY-MM'), 2, 'stay', null, stay.moved_in, stay.moved_out, null, null, null
from axis join avstamd.stay using (account_no)
where stay.moved_in < axis.month + interval '1 month' and coalesce(stay.moved_out, 'infinity') >= axis.month
union all
select axis.account_no, to_char(axis.month, 'YYYY-MM'), 3, 'absence',
       case absence.kind when 'hospital' then 'sjukhus' when 'away' then 'bortrest' when 'short_term' then 'korttids'
                         else 'annat' end,
       absence.first_day, absence.last_day, null, null, null
from axis join avstamd.absence using (client_no)
where absence.first_day < axis.month + interval '1 month' and coalesce(absence.last_day, 'infinity') >= axis.month
order by account_no, month, place, first_day
