-- Time axis: each day.  Parameters as in page_axis.sql.
with axis as (
    select * from avstamd.axis_of(avstamd.as_key($1::bigint), $2::date, $3::bigint)
), twice as (
    select met.account_no, visit.care_day,
           sum(least(met.hours, avstamd.visit_quantity('hour', 0, visit.start_at, visit.end_at))) as hours
    from (select each.account_no, each.visit_no, max(each.hours) as hours
          from avstamd.visit_collisions(array(select account_no from axis), (select min(month) from axis),
                                        (select (max(month) + interval '1 month - 1 day')::date from axis)) as each
          group by each.account_no, each.visit_no) as met
    join avstamd.visit using (visit_no)
    group by met.account_no, visit.care_day
)
select axis.account_no, to_char(axis.month, 'YYYY-MM') as month, care.day,
       extract(day from care.day)::integer as no, extract(isodow from care.day)::integer as weekday,
       case when extract(isodow from care.day) = 1 then extract(week from care.day)::integer end as week,
       trim_scale(round(care.ordered, 2)) as ordered, trim_scale(round(care.performed, 2)) as performed,
       trim_scale(round(care.absent_performed, 2)) as absent_performed,
       trim_scale(round(care.dead_performed, 2)) as dead_performed,
       case when twice.hours > 0 and care.performed > 0 then trim_scale(round(least(twice.hours, care.performed), 2)) end
           as doubled,
       trim_scale(round(care.invoiced, 2)) as invoiced, care.absent,
       (select string_agg(distinct case absence.kind when 'hospital' then 'sjukhus' when 'away' then 'bortrest'
                                        when 'short_term' then 'korttids' else 'annat' end, ', ')
        from avstamd.absence
        where absence.client_no = axis.client_no and absence.first_day <= care.day
          and coalesce(absence.last_day, 'infinity') >= care.day) as away,
       client.died_on = care.day as died, client.died_on < care.day as dead
from axis
join avstamd.account using (account_no)
join avstamd.client on client.client_no = axis.client_no
join avstamd.service using (service_no)
join avstamd.axis_days(array(select account_no from axis), (select min(month) from axis),
                       (select (max(month) + interval '1 month - 1 day')::date from axis)) as care
    on care.account_no = axis.account_no and care.day >= axis.month and care.day < axis.month + interval '1 month'
left join twice on twice.account_no = axis.account_no and twice.care_day = care.day and service.unit = 'hour'
order by axis.account_no, axis.month, care.day
