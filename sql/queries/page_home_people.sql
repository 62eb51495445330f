-- How well the goal is met: findings at the clients of a unit that wait for a decision, by handläggare.
-- $1 today.
select coalesce(officer.name, work.officer, 'ingen handläggare') as who, count(*) as open,
       count(*) filter (where work.due_on < $1::date) as late,
       max(avstamd.days_since(work.opened_at, $1::date)) as oldest_days,
       max(count(*)) over () as most,
       avstamd.setting('due_days_officer') as goal_days
from avstamd.finding_work work
left join avstamd.document_outcome outcome on outcome.document_no = work.document_no
left join avstamd.app_user officer on officer.officer_id = work.officer
where (select avstamd.has_role('unit_manager')) and work.state = 'open'
  and not work.within_tolerance and (work.decided is null or work.reopened_at is not null)
  and work.decider = 'officer' and work.client_no in (select avstamd.my_clients())
  and coalesce(outcome.state not in ('approved', 'exported', 'paid', 'stopped'), true)
group by officer.name, work.officer
order by late desc, open desc, who
limit 100
