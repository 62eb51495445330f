-- What is going on now: questions that wait, months confirmed, signatures that are still to come, a sample that is
-- looked through, an extract, an återkrav that is told.
\ir known.sql

begin;
select pg_temp.become('ekonomi1');
select avstamd.ask(document_no => work.document_no, finding_no => work.finding_no, question => case work.code
           when 'VE18' then 'Enligt er var klienten på sjukhus. Ska något betalas för de dagarna?'
           when 'LK04' then 'Det finns ingen beställning. Är den på väg, eller ska vi hålla inne raden?'
           when 'PL04' then 'Dagarna är efter dödsfallet. Är dödsdagen rätt hos oss?'
           else 'Stämmer det som utföraren har fakturerat? Vad ska vi betala?' end)
from avstamd.finding_work work join avstamd.document_outcome outcome using (document_no)
where work.state = 'open' and work.decider = 'officer' and work.decided is null and outcome.tab = 'review'
  and work.document_no = any(:'known'::bigint[])
  and exists (select from avstamd.user_seen where officer_id = work.officer)
  and not exists (select from avstamd.question where question.finding_no = work.finding_no)
order by work.finding_no limit 4;
select avstamd.decide_document(document_no => document_no, what => 'approve')
from avstamd.document_outcome
where state = 'clean' and document_no = any(:'known'::bigint[]) and suggested_ore > 10000000
order by suggested_ore desc limit 2;
select avstamd.decide_document(document_no => work.document_no, what => 'dispute', reason => 'fel_pris')
from avstamd.finding_work work join avstamd.document_outcome outcome using (document_no)
where work.state = 'open' and work.code = 'PR01' and work.amount_ore > 0 and outcome.tab = 'review'
order by work.finding_no limit 1;
select avstamd.assign(document_no => document_no, finding_no => null, to_user => user_no, due_on => avstamd.today() + 5)
from avstamd.user_seen cross join lateral (
    select document_no from avstamd.document_outcome where tab = 'review' and 'BK01' = any(codes)
    order by document_no limit 1) as account
where login = 'ekonomi2';
select avstamd.recovery_set(claim_no => min(claim_no), state => 'sent',
                            note => 'Besöken har strukits av utföraren efter betalningen.')
from avstamd.recovery_claim where state = 'open' having count(*) > 0;
select avstamd.sample_draw(kind => 'documents', first_day => (:'month'::date - interval '1 month')::date,
           last_day => (:'month'::date + interval '1 month - 1 day')::date, percent => 20, seed => 'exempel-attester');
select avstamd.sample_check_points(sample_no => sample_no, item => item, outcome => 'ok', points => '{1,2,3,4,5}',
                                   comment => null)
from avstamd.sample_item where place <= 4 order by place;
commit;
\set who ekonomi2
\set least 0
\set kronor 90000
\set most 6
\ir approve.sql

begin;
select pg_temp.become('chef1');
select avstamd.sample_draw(kind => 'orders', first_day => :'month', last_day => (:'month'::date + interval '1 month - 1 day')::date,
                           percent => 10, seed => 'exempel-bestallningar');
select avstamd.sample_check_points(sample_no => sample_no, item => item,
           outcome => case place when 2 then 'remark' when 5 then 'wrong' else 'ok' end,
           points => case place when 2 then '{1,2,4,5}'::bigint[] when 5 then '{1,3,4,5}' else '{1,2,3,4,5}' end,
           comment => case place when 2 then 'Genomförandeplanen kom efter 20 dagar.'
                                 when 5 then 'Beslutet gäller färre timmar än beställningen. Rättas.' end)
from avstamd.sample_item join avstamd.sample using (sample_no)
where sample.kind = 'orders' and place <= 5 order by place;
select avstamd.assign(document_no => null, finding_no => work.finding_no, to_user => null, due_on => avstamd.today())
from avstamd.finding_work work
where work.state = 'open' and work.decider = 'officer' and work.decided is null
  and work.client_no in (select avstamd.my_clients())
order by work.finding_no limit 1;
commit;

\set answers 0
\set who handlaggare1
\ir officer.sql
\set who handlaggare5
\ir officer.sql
\set who handlaggare1
\ir confirm.sql
\set who handlaggare3
\ir confirm.sql
\set why 'Klienten har begärt utdrag enligt artikel 15.'
\set who handlaggare1
\ir extract.sql
\set why 'Begärt av klientens gode man.'
\set who chef1
\ir extract.sql
begin;
select pg_temp.become('admin1');
select avstamd.quarantine_discard(file_no => file_no, ordinal => ordinal, why => 'En bild, ingen faktura.')
from avstamd.quarantine where discarded_at is null order by file_no desc, ordinal limit 1;
commit;
