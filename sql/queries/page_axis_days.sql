-- Time axis: each day.  Parameters as in page_axis.sql.
with axis as (
    select * from avstamd.axis_of(least($1::bigint, 2147483647)::integer, $2::date, $3::bigint)
), doubled as ( -- visits of which a finding says that somebody was in two places
    select distinct axis.account_no, used.visit_no
    from axis
    join avstamd.finding on finding.account_no = axis.account_no and finding.state = 'open'
        and finding.code in ('VE06', 'VE07')
    join avstamd.finding_evidence evidence using (finding_no)
    cross join lateral unnest(evidence.visits) as used (visit_no)
)
select axis.account_no, to_char(axis.month, 'YYYY-MM') as month, care.day,
       extract(day from care.day)::integer as no, extract(isodow from care.day)::integer as weekday,
       case when extract(isodow from care.day) = 1 then extract(week from care.day)::integer end as week,
       trim_scale(round(care.ordered, 2)) as ordered, trim_scale(round(care.performed, 2)) as performed,
       trim_scale(round(care.absent_performed, 2)) as absent_performed,
       trim_scale(round(care.dead_performed, 2)) as dead_performed,
       case when twice.quantity > 0 then trim_scale(round(least(twice.quantity, care.performed), 2)) end as doubled,
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
cross join lateral avstamd.axis_days(axis.account_no, axis.month) as care
left join lateral (
    select sum(avstamd.visit_quantity(service.unit, service.round_visit_min, visit.start_at, visit.end_at)) as quantity
    from avstamd.visit
    join doubled on doubled.visit_no = visit.visit_no and doubled.account_no = axis.account_no
    where visit.account_no = axis.account_no and visit.care_day = care.day) as twice on true
order by axis.account_no, axis.month, care.day
