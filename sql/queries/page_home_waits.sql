-- What waits for who is asking: a row for each kind of work, in the order in which it is shown.  $1 today.
with work as (
    select outcome.due_date, outcome.tab = 'second' as second, review.first_by
    from avstamd.document_outcome outcome
    left join avstamd.document_review review
        on outcome.tab = 'second' and review.document_no = outcome.document_no
    where (select avstamd.sees_all()) and outcome.tab in ('review', 'second')
)
select 1 as place, 'granska' as kind, count(*) filter (where not second) as many,
       count(*) filter (where not second and due_date < $1::date) as late
from work where (select avstamd.has_role('finance', 'auditor'))
having (select avstamd.has_role('finance', 'auditor'))
union all
select 2, 'attest', count(*) filter (where second and first_by <> (select avstamd.me())),
       count(*) filter (where second and first_by <> (select avstamd.me()) and due_date < $1::date)
from work
having (select avstamd.has_role('approver', 'unit_manager'))
union all
select 3, 'bestridd', count(*) filter (where dispute.sent_at is null), 0
from avstamd.dispute join avstamd.document_outcome outcome using (document_no)
where (select avstamd.has_role('finance')) and dispute.cancelled_at is null and outcome.state = 'disputed'
having (select avstamd.has_role('finance'))
union all
select 4, 'vantar', count(*),
       count(*) filter (where dispute.sent_at::date + avstamd.setting('due_days_provider') < $1::date)
from avstamd.dispute join avstamd.document_outcome outcome using (document_no)
where (select avstamd.has_role('finance')) and dispute.cancelled_at is null and dispute.sent_at is not null
  and outcome.state = 'disputed'
having (select avstamd.has_role('finance'))
union all
select 5, 'aterkrav', count(*), 0
from avstamd.recovery_claim
where (select avstamd.has_role('finance', 'unit_manager')) and state in ('open', 'sent')
having (select avstamd.has_role('finance', 'unit_manager')) and count(*) > 0
union all
select 6, 'mina', count(*), count(*) filter (where assignment.due_on < $1::date)
from avstamd.assignment
left join avstamd.document_outcome outcome using (document_no)
left join avstamd.finding using (finding_no)
where assignment.to_user = (select avstamd.me()) and assignment.ended_at is null
  and (outcome.tab in ('review', 'second', 'disputed') or finding.state = 'open')
having count(*) > 0
union all
select 7, 'fragat', count(*), count(*) filter (where due_on < $1::date)
from avstamd.question
where asked_by = (select avstamd.me()) and answered_at is null and withdrawn_at is null
having (select avstamd.has_role('finance', 'approver'))
union all
select 8, 'svara', count(*), count(*) filter (where due_on < $1::date)
from avstamd.question
where answered_at is null and withdrawn_at is null and avstamd.my_question(question_no)
having (select avstamd.has_role('officer', 'unit_manager'))
union all
select 9, 'avvikelser', count(*), count(*) filter (where work.due_on < $1::date)
from avstamd.finding_work work
where (select avstamd.has_role('officer', 'unit_manager')) and work.state = 'open' and work.flags
  and not work.within_tolerance and (work.decided is null or work.reopened_at is not null)
  and work.decider = 'officer' and work.client_no in (select avstamd.my_clients())
having (select avstamd.has_role('officer', 'unit_manager'))
order by place
