-- The first invoices: finance pays what is in order, asks about the rest and disputes what was not performed.
\ir known.sql

\set who ekonomi1
\set least 0
\set kronor 50000
\set most 8
\ir approve.sql
\set who ekonomi2
\set kronor 90000
\set most 10
\ir approve.sql

begin;
select pg_temp.become('ekonomi1');
select avstamd.ask(document_no => work.document_no, finding_no => work.finding_no, question => case work.code
           when 'QT04' then 'Utföraren säger att besöken är gjorda men att systemet låg nere. Stämmer det?'
           when 'VE18' then 'Enligt er var klienten på sjukhus. Ska något betalas för de dagarna?'
           when 'LK04' then 'Det finns ingen beställning. Är den på väg, eller ska vi hålla inne raden?'
           when 'PL04' then 'Dagarna är efter dödsfallet. Är dödsdagen rätt hos oss?'
           else 'Stämmer det som utföraren har fakturerat? Vad ska vi betala?' end)
from avstamd.finding_work work
where work.state = 'open' and work.decider = 'officer' and work.document_no = any(:'known'::bigint[])
  and exists (select from avstamd.user_seen where officer_id = work.officer)
order by work.officer <> (select officer_id from avstamd.user_seen where login = 'handlaggare1'),
         work.unit <> (select unit from avstamd.user_seen where login = 'chef1'), work.finding_no
limit 6;
-- Two large ones need two persons.
select avstamd.decide_document(document_no => document_no, what => 'approve')
from avstamd.document_outcome
where state = 'clean' and document_no = any(:'known'::bigint[]) and suggested_ore > 10000000
order by suggested_ore desc limit 2;
select avstamd.decide_document(document_no => work.document_no, what => 'dispute', reason => 'ej_utfort',
                               note => 'Inga besök är registrerade under månaden.')
from avstamd.finding_work work join avstamd.document_outcome using (document_no)
where work.state = 'open' and work.code = 'QT04' and work.document_no = any(:'known'::bigint[])
order by work.finding_no limit 1;
select avstamd.dispute_sent(dispute_no => dispute_no) from avstamd.dispute where sent_at is null;
commit;

begin;
select pg_temp.become('attest1');
select avstamd.decide_document(document_no => document_no, what => 'approve')
from avstamd.document_outcome where tab = 'second' order by document_no;
commit;
\set who attest1
\set least 100000
\set kronor 1000000
\set most 2
\ir approve.sql
