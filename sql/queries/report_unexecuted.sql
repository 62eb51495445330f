-- Ej verkställda beslut of a quarter: decisions of care not begun within three months, interruptions as
-- long, and those that were carried out in the quarter after such a wait.  A decision is what its orders
-- have in common; care is a performed visit or a stay by whichever provider.  Where our knowledge of
-- visits begins after the decision, care within three months of that beginning counts as in time.
-- Services paid as fixed or as ordered leave no trace of care and are not judged.  Every client shown is
-- told the access log.  $1 a day of the quarter or null (the latest that has ended), $2 the handläggare's code or null,
-- $3 today, $4 the page's path.
with span as (
    select date_trunc('quarter', coalesce($1::date, $3::date - interval '3 months'))::date as first_day,
           least((date_trunc('quarter', coalesce($1::date, $3::date - interval '3 months'))
                  + interval '3 months')::date - 1, $3::date) as last_day,
           (select min(to_date(right(part.relname, 7), 'YYYY_MM'))
            from pg_catalog.pg_inherits inherits join pg_catalog.pg_class part on part.oid = inherits.inhrelid
            where inherits.inhparent = 'avstamd.visit'::regclass) as known_from
), decision as (
    select coalesce(care_order.decision_id, care_order.order_id) as decision_id, account.client_no,
           account.service_no, min(coalesce(care_order.decided_on, care_order.valid_from)) as decided_on,
           min(care_order.valid_from) as valid_from,
           max(coalesce(care_order.valid_to, 'infinity')) as valid_to, max(care_order.legal_basis) as legal_basis,
           max(account.provider_no) as provider_no, array_agg(distinct account.account_no) as accounts
    from avstamd.care_order
    join avstamd.account using (account_no)
    join avstamd.service on service.service_no = account.service_no
    where service.basis in ('performed', 'presence')
    group by coalesce(care_order.decision_id, care_order.order_id), account.client_no, account.service_no
), alive as (
    select decision.*, client.client_id, client.name, client.officer, client.unit, span.*,
           (greatest(decision.decided_on, coalesce(span.known_from, decision.decided_on))
               + interval '3 months')::date as in_time
    from decision join avstamd.client_seen client using (client_no) cross join span
    where greatest(decision.decided_on, decision.valid_from) <= span.last_day and decision.valid_to >= span.first_day
      and coalesce(client.died_on, 'infinity') >= span.first_day
      and ($2::text is null or client.officer = $2::text)
), care as (
    select alive.decision_id, alive.client_no, alive.service_no, min(done.day) as began_on,
           max(done.until) as ended_on
    from alive
    join avstamd.account on account.client_no = alive.client_no and account.service_no = alive.service_no
    cross join lateral (
        select min(care_day) as day, max(care_day) as until
        from avstamd.visit
        where visit.account_no = account.account_no and visit.status = 'performed'
          and visit.care_day between alive.decided_on and alive.last_day
        union all
        select min(greatest(moved_in, alive.decided_on)), max(least(coalesce(moved_out, alive.last_day), alive.last_day))
        from avstamd.stay
        where stay.account_no = account.account_no and moved_in <= alive.last_day
          and coalesce(moved_out, 'infinity') >= alive.decided_on
    ) as done
    group by alive.decision_id, alive.client_no, alive.service_no
), judged as (
    select alive.*, care.began_on, care.ended_on,
           case when care.began_on is null and alive.in_time <= least(alive.last_day, alive.valid_to) then 'Inte verkställt'
                when care.began_on > alive.in_time and care.began_on >= alive.first_day
                    then 'Verkställt efter mer än tre månader'
                when care.ended_on + interval '3 months' <= least(alive.last_day, alive.valid_to)
                    then 'Avbrott' end as what
    from alive left join care using (decision_id, client_no, service_no)
), shown as materialized (
    select * from judged where what is not null
), logged as materialized (
    select avstamd.log_access('rapport ' || $4::text, array(select distinct client_no from shown order by 1))::text
)
select shown.what, shown.decision_id, shown.client_id, coalesce(officer.name, shown.officer) as officer, shown.unit,
       shown.legal_basis, coalesce(service.name, service.service_id) as service,
       coalesce(provider.name, provider.provider_id) as provider, shown.decided_on,
       case when shown.what <> 'Inte verkställt' then shown.began_on end as began_on,
       case when shown.what = 'Avbrott' then shown.ended_on end as interrupted_on,
       case shown.what when 'Avbrott' then shown.last_day - shown.ended_on
            when 'Inte verkställt' then shown.last_day - shown.decided_on
            else shown.began_on - shown.decided_on end as days,
       case said.answer when 'as_ordered' then 'utfört som beställt' when 'need_changed' then 'behovet har ändrats'
            when 'not_performed' then 'inte utfört' when 'unknown' then 'vet inte än' end as answer, said.comment
from shown cross join logged
join avstamd.service on service.service_no = shown.service_no
join avstamd.provider on provider.provider_no = shown.provider_no
left join avstamd.app_user officer on officer.officer_id = shown.officer
left join lateral (
    select answer, comment from avstamd.month_confirmation confirmed
    where confirmed.client_no = shown.client_no and confirmed.month <= shown.last_day
      and confirmed.month >= shown.first_day
    order by confirmed.month desc limit 1
) as said on true
order by case shown.what when 'Inte verkställt' then 1 when 'Avbrott' then 2 else 3 end, shown.decided_on,
         shown.decision_id, shown.client_id
