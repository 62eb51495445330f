-- What has been going on in Exempelköping before you sign in: questions from finance, answers, confirmed months and
-- a substitute, each done by the person whose work it is, through the functions that the pages call.
\set ON_ERROR_STOP 1
\set QUIET 1
\o /dev/null

\ir become.sql

begin;
select pg_temp.become('ekonomi1');
select avstamd.ask(work.document_no, work.finding_no, case work.code
           when 'QT04' then 'Utföraren säger att besöken är gjorda men att systemet låg nere. Stämmer det?'
           when 'VE18' then 'Enligt er var klienten på sjukhus. Ska något betalas för de dagarna?'
           when 'LK04' then 'Det finns ingen beställning. Är den på väg, eller ska vi hålla inne raden?'
           when 'PL04' then 'Dagarna är efter dödsfallet. Är dödsdagen rätt hos oss?'
           else 'Stämmer det som utföraren har fakturerat? Vad ska vi betala?' end)
from avstamd.finding_work work
where work.state = 'open' and work.decider = 'officer' and work.document_no is not null
  and work.officer in (select officer_id from avstamd.app_user where login in ('handlaggare1', 'handlaggare2'))
order by work.finding_no;
commit;

begin;
select pg_temp.become('handlaggare1');
select avstamd.answer(question_no, 'Jag har ringt utföraren. De har inte varit där; håll inne beloppet.')
from avstamd.question order by question_no desc limit 1;
with client as (
    select account.client_no, bool_or(care.differs) as differs,
           row_number() over (partition by bool_or(care.differs) order by account.client_no) as place
    from avstamd.care_month(array(select avstamd.my_accounts()), :'month'::date) as care
    join avstamd.account using (account_no)
    group by account.client_no
)
select avstamd.confirm_month(client_no, :'month'::date,
           case when not differs then 'as_ordered' when place = 1 then 'need_changed'
                when place = 2 then 'not_performed' else 'unknown' end,
           case when not differs then null when place = 1 then 'Behöver hjälp oftare på kvällen; beställningen ändras.'
                when place = 2 then 'Tackade nej flera dagar i rad.' else 'Väntar på svar från utföraren.' end)
from client where place <= case when differs then 3 else 9 end;
commit;

begin;
select pg_temp.become('chef1');
select avstamd.substitute_set(away.user_no, stand_in.user_no, avstamd.today() + 7, avstamd.today() + 14)
from avstamd.app_user away, avstamd.app_user stand_in
where away.login = 'handlaggare1' and stand_in.login = 'handlaggare2';
select avstamd.assign(null, work.finding_no, null, avstamd.today())
from avstamd.finding_work work
where work.state = 'open' and work.decider = 'officer' and work.client_no in (select avstamd.my_clients())
order by work.finding_no limit 1;
commit;
update avstamd.assignment set due_on = :'today'::date - 2; -- which was some days ago
