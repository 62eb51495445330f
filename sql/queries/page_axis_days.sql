-- Time axis: each day, and with the first of a month the sums of it and a scale for its chart.
-- Parameters as in page_axis.sql.
with axis as (
    select * from avstamd.axis_named($1::integer[], $2::date[])
), twice as (
    select met.account_no, visit.care_day,
           sum(least(met.hours, avstamd.visit_quantity('hour', 0, visit.start_at, visit.end_at))) as hours
    from (select each.account_no, each.visit_no, max(each.hours) as hours
          from avstamd.visit_collisions(array(select account_no from axis), (select min(month) from axis),
                                        (select (max(month) + interval '1 month - 1 day')::date from axis)) as each
          group by each.account_no, each.visit_no) as met
    join avstamd.visit using (visit_no)
    group by met.account_no, visit.care_day
), day as (
    select axis.account_no, axis.client_no, axis.month, care.day, care.ordered, care.visits, care.performed,
           care.absent_performed, care.dead_performed, care.invoiced, care.absent
    from axis
    join avstamd.axis_days(array(select account_no from axis), (select min(month) from axis),
                           (select (max(month) + interval '1 month - 1 day')::date from axis)) as care
        on care.account_no = axis.account_no and care.day >= axis.month and care.day < axis.month + interval '1 month'
), summed as (
    select account_no, month, min(day) as day, sum(ordered) as ordered, sum(performed) as performed,
           sum(absent_performed) as absent_performed, sum(dead_performed) as dead_performed, sum(invoiced) as invoiced,
           greatest(max(ordered), max(performed + absent_performed + dead_performed), max(invoiced)) as most
    from day group by account_no, month
), scaled as (
    select summed.*, case when most > 0 then power(10::numeric, floor(log(most))) end as ten from summed
)
select care.account_no, to_char(care.month, 'YYYY-MM') as month, care.day,
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
        where absence.client_no = care.client_no and absence.first_day <= care.day
          and coalesce(absence.last_day, 'infinity') >= care.day) as away,
       client.died_on = care.day as died, client.died_on < care.day as dead,
       trim_scale(round(scaled.ordered, 2)) as month_ordered, trim_scale(round(scaled.performed, 2)) as month_performed,
       trim_scale(round(scaled.absent_performed, 2)) as month_absent,
       trim_scale(round(scaled.dead_performed, 2)) as month_dead, trim_scale(round(scaled.invoiced, 2)) as month_invoiced,
       -- the first of 1, 2, 5 and 10 that the longest bar fits under
       case when scaled.account_no is not null then
           trim_scale(coalesce(scaled.ten * case when scaled.most <= scaled.ten then 1
                                                 when scaled.most <= scaled.ten * 2 then 2
                                                 when scaled.most <= scaled.ten * 5 then 5 else 10 end, 1)) end as month_top
from day as care
join avstamd.account using (account_no)
join avstamd.client on client.client_no = care.client_no
join avstamd.service using (service_no)
left join twice on twice.account_no = care.account_no and twice.care_day = care.day and service.unit = 'hour'
left join scaled on scaled.account_no = care.account_no and scaled.day = care.day
order by care.account_no, care.month, care.day
