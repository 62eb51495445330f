-- What finance has asked the handläggare hanna about her clients.
\set ON_ERROR_STOP 1
\ir ../become.sql
begin;
select pg_temp.become('eva');
select avstamd.ask(work.document_no, work.finding_no, 'Stämmer det som utföraren har fakturerat?')
from avstamd.finding_work work
where work.state = 'open' and work.decider = 'officer' and work.document_no is not null
  and work.officer = (select officer_id from avstamd.app_user where login = 'hanna')
order by work.finding_no limit 3;
commit;
