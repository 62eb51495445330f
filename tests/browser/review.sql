-- What finance has asked the handläggare hanna about her clients, and what it has signed for carl's unit.
\set ON_ERROR_STOP 1
\ir ../become.sql
begin;
select pg_temp.become('eva');
select avstamd.ask(work.document_no, work.finding_no, 'Stämmer det som utföraren har fakturerat?')
from avstamd.finding_work work
where work.state = 'open' and work.decider = 'officer' and work.document_no is not null
  and work.officer = (select officer_id from avstamd.app_user where login = 'hanna')
order by work.finding_no limit 3;
select avstamd.decide_document(chosen.document_no, 'approve')
from (select document_no, sum(line.payable_ore) as ore
      from avstamd.document_outcome join avstamd.line_outcome line using (document_no)
      left join avstamd.account using (account_no) left join avstamd.client using (client_no)
      where document_outcome.tab = 'review'
      group by document_no
      having bool_and(unit = (select unit from avstamd.app_user where login = 'carl'))
      order by 2 desc limit 1) as chosen;
commit;
