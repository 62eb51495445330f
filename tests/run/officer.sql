-- :who answers :answers of the questions to her, and decides the oldest of her own findings on invoices that have come.
begin;
select pg_temp.become(:'who');
select avstamd.answer(question_no => question_no,
           text => 'Jag har ringt utföraren. De har inte varit där; håll inne beloppet.')
from avstamd.question
where answered_at is null and avstamd.my_question(question_no) order by question_no limit :answers;
select avstamd.decide_finding(finding_no => work.finding_no,
           what => case when work.code in ('VE06', 'VE07') then 'pay_anyway' else 'accept_finding' end,
           reason => case when work.code in ('VE06', 'VE07') then 'utfort' else 'ej_utfort' end)
from avstamd.finding_work work join avstamd.document_outcome outcome using (document_no)
where work.state = 'open' and work.decider = 'officer' and work.decided is null
  and work.document_no = any(:'known'::bigint[]) and outcome.tab = 'review'
  and work.officer = (select officer_id from avstamd.app_user where login = :'who')
order by work.finding_no limit 1;
commit;
