-- What waits for who is asking: a row for each kind of work, in the order in which it is shown.  $1 today.
with work as (
    select document.due_date, coalesce(review.first_by is not null and review.final_by is null, false) as second,
           review.first_by
    from avstamd.document_outcome outcome
    join avstamd.document using (document_no)
    left join avstamd.document_review review using (document_no)
    where (select avstamd.sees_all()) and outcome.state in ('flagged', 'in_review')
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
select 3, 'bestridd', count(*), 0
from avstamd.document_outcome where (select avstamd.has_role('finance')) and state in ('disputed', 'stopped')
having (select avstamd.has_role('finance'))
union all
select 4, 'fragat', count(*), count(*) filter (where due_on < $1::date)
from avstamd.question
where asked_by = (select avstamd.me()) and answered_at is null and withdrawn_at is null
having (select avstamd.has_role('finance', 'approver'))
union all
select 5, 'svara', count(*), count(*) filter (where due_on < $1::date)
from avstamd.question
where answered_at is null and withdrawn_at is null and avstamd.my_question(question_no)
having (select avstamd.has_role('officer', 'unit_manager'))
union all
select 6, 'avvikelser', count(*), count(*) filter (where work.due_on < $1::date)
from avstamd.finding_work work
where (select avstamd.has_role('officer', 'unit_manager')) and work.state = 'open' and work.flags
  and not work.within_tolerance and (work.decided is null or work.reopened_at is not null)
  and work.decider = 'officer' and work.client_no in (select avstamd.my_clients())
having (select avstamd.has_role('officer', 'unit_manager'))
order by place
