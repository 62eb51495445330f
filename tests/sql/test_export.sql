-- What is told to the finance system: once, whole, and as it was.
begin;
set local search_path = avstamd, public, pg_temp;
select * from no_plan();
\i tests/sql/review_town.psql
create function as_worker() returns void language sql as $$ select set_config('role', 'avstamd_worker', true) $$;
create function as_owner() returns void language sql as $$ select set_config('role', 'none', true) $$;
insert into coding (service_no, cost_centre, account_code) values (1, '5100', '4630');
insert into coding (service_no, provider_no, cost_centre, account_code) values (1, 1, '5107', '4631');

select as_worker();
select is(export_make(), null, 'nothing is decided, nothing is told');

-- Document 3 is approved in full; 1 with 1 100 kr withheld, of which 100 kr is paid anyway.
select arrive('eva') is not null;
select is(decide_document(3, 'approve'), 'approved', 'the clean one is approved');
select lives_ok($$ select decide_finding(1, 'accept_finding') $$);
select lives_ok($$ select decide_finding(2, 'pay_anyway', 'avtal') $$);
select is(decide_document(1, 'approve'), 'awaits_second');
select throws_ok($$ select export_make() $$, '42501', null, 'pages do not export');
select arrive('atte') is not null;
select is(decide_document(1, 'approve'), 'approved');
select as_worker();
select is(export_make(), 1::bigint, 'what was decided is the first export');
select is(export_make(), null, 'and is not told again');
select is((select string_agg(document_no || ' ' || state, ', ' order by document_no) from document_outcome
           where document_no in (1, 3)), '1 exported, 3 exported', 'both are exported');
select is((select row(rows, pay_ore)::text from export), '(2,300000)', 'with the sum to pay');
select is((select string_agg(row(place, kind, document_no, pay_ore)::text, ' ' order by place) from export_row),
          '(1,payment,1,200000) (2,payment,3,100000)', 'a row each, in the order of the invoices'' numbers');
select is((select (content ->> 'pay_ore')::bigint - (select sum((k ->> 'net_ore')::bigint)::bigint
                   from jsonb_array_elements(content -> 'codings') k)
           from export_row where place = 1), 0::bigint, 'what is booked is what is paid');
select is((select content #>> '{codings,0,cost_centre}' from export_row where place = 1), '5107',
          'the provider''s own coding goes before the general one');
select is((select jsonb_array_length(content -> 'approved') || ' ' || (content #>> '{approved,0,login}') || ' '
                  || (content #>> '{approved,1,login}') from export_row where place = 1), '2 eva atte',
          'both who approved are named');
select is((select (content #>> '{approved,0,login}') || ' ' || jsonb_array_length(content -> 'approved')
           from export_row where place = 2), 'eva 1', 'or the one');
select is((select export_told(content) ->> 'pay' from export_row where place = 1), '2000.00', 'kronor for others');
select ok((select content::text !~ 'Karin|Kurt|1912' from export_row where place = 1), 'without a person''s name');

-- What was told stays, whatever becomes of it.
select as_owner();
select throws_ok($$ update export_row set pay_ore = 0 $$, null, null, 'rows are never changed');
select throws_ok($$ delete from export_row $$, null, null, 'nor removed');

-- Answers of the finance system.
select as_worker();
select is(export_answer_take(1, '5560000001', 'F-3', 'paid', '2026-11-20', null), true, 'paid is news');
select is(export_answer_take(1, '5560000001', 'F-3', 'paid', '2026-11-20', null), false, 'once');
select is((select state from document_outcome where document_no = 3), 'paid', 'and moves the invoice');
select throws_ok($$ select export_answer_take(1, '5560000001', 'F-2', 'paid', '2026-11-20', null) $$, 'AV004', null,
                 'what was not told is not answered');
select throws_ok($$ select export_answer_take(9, '5560000001', 'F-3', 'paid', '2026-11-20', null) $$, 'AV004', null,
                 'nor an export that was never made');
select is(export_answer_take(1, '5560000001', 'F-1', 'rejected', '2026-11-20', 'Kontot spärrat'), true);
select is((select state from document_outcome where document_no = 1), 'exported', 'a rejected payment is for people');
select is((select text from decision where document_no = 1 order by decision_no desc limit 1),
          'Ekonomisystemet avvisade betalningen: Kontot spärrat', 'who see why');

-- Stops, and claims that were sent.
select arrive('eva') is not null;
select is(decide_document(2, 'dispute', 'fel_pris'), 'disputed');
select is(decide_document(2, 'stop', 'fel_pris'), 'stopped');
select as_owner();
update document_outcome set suggested_ore = suggested_ore - 5000 where document_no = 3; -- new facts
select is((select state from recovery_claim), 'open', 'a claim is raised');
select as_worker();
select is(export_make(), 2::bigint, 'the stop is told');
select is((select string_agg(kind, ' ') from export_row where export_no = 2), 'stop', 'alone');
select is(export_make(), null, 'once');
select arrive('eva') is not null;
select lives_ok($$ select recovery_set((select claim_no from recovery_claim), 'sent') $$);
select as_worker();
select is(export_make(), 3::bigint, 'a claim that was sent is told');
select is((select row(kind, document_no, pay_ore, content ->> 'pay_ore')::text from export_row where export_no = 3),
          '(recovery,3,5000,-5000)', 'with its amount, against us');
select is(export_make(), null, 'once');
select arrive('hanna') is not null;
select is((select count(*) from export_row), 0::bigint, 'a handläggare does not see payments');
select arrive('rev') is not null;
select is((select count(*) from export_row), 4::bigint, 'the auditor does');

-- Cells that would break a row, and amounts.
select as_worker();
select is(csv_row('a', null, 'b,c', 'd"e', e'f\ng', ''), e'a,,"b,c","d""e","f\ng",', 'cells are quoted as they must be');
select is(string_agg(decimal_kronor(ore), ' ' order by ore), '-92233720368547758.07 -0.05 0.00 0.10 1234.50')
from unnest(array[0, -5, 10, 123450, -9223372036854775807]) as ore;
select * from finish();
rollback;
