-- Bevakning: for a unit manager, who has what to do, for how long, and how the month's confirmations go; last
-- the whole unit.  $1 today.
with colleague as (
    select distinct officer.user_no, officer.name
    from avstamd.client join avstamd.app_user officer on officer.officer_id = client.officer
    where client.client_no in (select avstamd.my_clients()) and officer.disabled_at is null
), work as (
    select found.responsible_user, found.due_on < $1::date as late,
           avstamd.days_since(found.opened_at, $1::date) as days, found.amount_ore,
           found.net and found.amount_ore > 0 as withheld
    from avstamd.finding_work found
    left join avstamd.document_outcome outcome on outcome.document_no = found.document_no
    where found.decider = 'officer' and found.state = 'open' and not found.within_tolerance
      and (found.decided is null or found.reopened_at is not null)
      and found.client_no in (select avstamd.my_clients())
      and coalesce(outcome.state not in ('approved', 'exported', 'paid', 'stopped'), true)
), decided as (
    select decision.by_user, count(*) as many,
           count(*) filter (where decision.at::date <= found.due_on) as in_time
    from avstamd.decision
    join avstamd.finding_work found on found.finding_no = decision.finding_no
    where decision.what in ('accept_finding', 'pay_anyway') and decision.at >= $1::date - 90
      and found.client_no in (select avstamd.my_clients()) and found.decider = 'officer'
    group by decision.by_user
), person as (
    select coalesce(colleague.user_no, work.responsible_user) as user_no,
           count(work.days) as many, count(*) filter (where work.late) as late,
           count(*) filter (where work.days <= 7) as week, count(*) filter (where work.days between 8 and 30) as month,
           count(*) filter (where work.days > 30) as older, max(work.days) as oldest,
           coalesce(sum(work.amount_ore) filter (where work.withheld), 0)::bigint as withheld_ore
    from colleague full join work on work.responsible_user = colleague.user_no
    group by coalesce(colleague.user_no, work.responsible_user)
)
select person.*, coalesce(who.name, 'ingen ansvarig') as name, coalesce(decided.many, 0) as decided,
       coalesce(decided.in_time, 0) as in_time, false as whole
from person
left join avstamd.app_user who on who.user_no = person.user_no
left join decided on decided.by_user = person.user_no
where (select avstamd.has_role('unit_manager'))
union all
select null, sum(person.many)::bigint, sum(late)::bigint, sum(week)::bigint, sum(month)::bigint, sum(older)::bigint,
       max(oldest), sum(withheld_ore)::bigint, 'Hela enheten',
       (select coalesce(sum(many), 0) from decided)::bigint, (select coalesce(sum(in_time), 0) from decided)::bigint, true
from person
where (select avstamd.has_role('unit_manager'))
having (select avstamd.has_role('unit_manager'))
order by whole, name
