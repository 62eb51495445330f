-- More invoices have come: most of those that are in order are paid, and what is the provider's to put right is told.
\ir known.sql

\set who ekonomi1
\set least 0
\set kronor 50000
\set most 12
\ir approve.sql
\set who ekonomi2
\set kronor 90000
\set most 10
\ir approve.sql

begin;
select pg_temp.become('ekonomi1');
-- The wrong level is not paid: the handläggare had nothing to say, but it is more than one signs alone.
select avstamd.decide_document(document_no => work.document_no, what => 'approve',
                               note => 'Betalas enligt nivån i beställningen.')
from avstamd.finding_work work join avstamd.document_outcome outcome using (document_no)
where work.state = 'open' and work.code in ('PR04', 'PR05', 'PR09') and outcome.tab = 'review'
  and work.document_no = any(:'known'::bigint[]) order by work.finding_no;
select avstamd.decide_document(document_no => work.document_no, what => 'dispute',
           reason => case work.code when 'LK01' then 'fel_uppgift' else 'dubblett' end,
           note => case work.code when 'LK01' then 'Vi har inget avtal med utföraren.'
                                  else 'Raden är redan betald på en tidigare faktura.' end)
from avstamd.finding_work work join avstamd.document_outcome outcome using (document_no)
where work.state = 'open' and work.code in ('DC01', 'LK01') and outcome.tab = 'review'
  and work.document_no = any(:'known'::bigint[]) order by work.finding_no;
select avstamd.dispute_sent(dispute_no => dispute_no) from avstamd.dispute where sent_at is null;
commit;
begin;
select pg_temp.become('ekonomi2');
select avstamd.decide_document(document_no => work.document_no, what => 'stop', reason => 'krediteras',
                               note => 'Utföraren har lovat en kreditfaktura på hela beloppet.')
from avstamd.finding_work work join avstamd.document_outcome outcome using (document_no)
where work.code = 'DC01' and outcome.state = 'disputed' order by work.finding_no limit 1;
commit;
begin;
select pg_temp.become('attest1');
select avstamd.decide_document(document_no => document_no, what => 'approve')
from avstamd.document_outcome where tab = 'second' order by document_no limit 1;
commit;
