-- Time axis: the single visits, and which open findings rest on them.  Parameters as in page_axis.sql.
with axis as (
    select * from avstamd.axis_named($1::integer[], $2::date[])
), used as (
    select account_no, visit_no,
           string_agg(distinct finding.code, ', ') as findings
    from avstamd.finding
    join avstamd.finding_evidence evidence using (finding_no)
    cross join lateral unnest(evidence.visits) as each (visit_no)
    where finding.account_no in (select account_no from axis) and finding.state = 'open'
    group by account_no, visit_no
)
select axis.account_no, visit.care_day as day,
       to_char(visit.start_at at time zone 'Europe/Stockholm', 'HH24.MI') as start,
       to_char(visit.end_at at time zone 'Europe/Stockholm', 'HH24.MI') as end,
       case when (visit.end_at at time zone 'Europe/Stockholm')::date > visit.care_day
            then to_char(visit.end_at at time zone 'Europe/Stockholm', 'MM-DD') end as end_day,
       trim_scale(round(extract(epoch from visit.end_at - visit.start_at) / 3600, 2)) as hours,
       staff.staff_id, visit.status, visit.manual,
       to_char(visit.registered_at at time zone 'Europe/Stockholm', 'YYYY-MM-DD') as registered_on,
       used.findings, visit.care_day > client.died_on as dead, away.day is not null as absent,
       met.staff as staff_elsewhere, met.client as client_twice
from axis
join avstamd.visit on visit.account_no = axis.account_no and visit.care_day >= axis.month
    and visit.care_day < axis.month + interval '1 month'
join avstamd.client on client.client_no = axis.client_no
left join avstamd.absent_days(array(select client_no from axis), (select min(month) from axis),
                              (select (max(month) + interval '1 month')::date from axis)) as away
    on away.client_no = axis.client_no and away.day = visit.care_day
left join (
    select account_no, visit_no, bool_or(why = 'staff') as staff, bool_or(why = 'client') as client
    from avstamd.visit_collisions(array(select account_no from axis), (select min(month) from axis),
                                  (select (max(month) + interval '1 month')::date from axis)) as each
    group by account_no, visit_no) as met on met.account_no = axis.account_no and met.visit_no = visit.visit_no
left join avstamd.staff using (staff_no)
left join used on used.account_no = axis.account_no and used.visit_no = visit.visit_no
order by axis.account_no, visit.start_at, visit.visit_no
