-- What providers are told: when a status is due, in the standard's order, and never twice.
begin;
set local search_path = avstamd, public, pg_temp;
select * from no_plan();
\i tests/sql/review_town.psql
create function as_worker() returns void language sql as $$ select set_config('role', 'avstamd_worker', true) $$;
create function as_owner() returns void language sql as $$ select set_config('role', 'none', true) $$;
-- Everything that is decided is told at once; AB too, unless the statuses leave it out.
create function make(statuses text default 'AB,IP,UQ,CA,RE,AP,PD', wait integer default 0) returns integer
language plpgsql as $$
declare
    made integer;
begin
    perform as_worker();
    made := avstamd.response_make('0007:2120000142', 'Exempelköping', string_to_array(statuses, ','), 3, wait);
    perform as_owner();
    return made;
end $$;
create function told(document bigint) returns text language sql as $$
    select string_agg(status, ' ' order by response_no) from avstamd.response where document_no = document $$;

-- Electronic addresses.
select is(endpoint_right(endpoint), good, coalesce(endpoint, 'no endpoint')) from (values
    ('0007:2120000142', true), ('0007:2120000143', false), ('0007:212000014', false), ('0007:212000-0142', false),
    ('0088:7330001000000', true), ('0088:7330001000001', false), ('0088:733000100000', false),
    ('9930:DE123456789', true), ('0192:987654325', true), ('2120000142', false), ('0007:', false),
    ('9930:DE 1', false), (null, false)) as listed (endpoint, good);
select is(response_follows(before, next), good, coalesce(before, 'nothing') || ' then ' || next) from (values
    (null, 'AB', true), (null, 'PD', true), ('AB', 'IP', true), ('AB', 'AB', false), ('IP', 'AB', false),
    ('IP', 'UQ', true), ('UQ', 'UQ', true), ('UQ', 'IP', false), ('UQ', 'CA', true), ('UQ', 'RE', true),
    ('CA', 'RE', true), ('CA', 'AP', true), ('CA', 'PD', true), ('CA', 'CA', false), ('AP', 'RE', false),
    ('AP', 'UQ', false), ('AP', 'PD', true), ('RE', 'AP', false), ('RE', 'PD', false), ('PD', 'PD', false))
    as listed (before, next, good);
select is(working_days_after(day, days), after, day || ' and ' || days) from (values
    (date '2026-11-26', 3, date '2026-12-01'), (date '2026-11-27', 1, date '2026-11-30'),
    (date '2026-11-28', 3, date '2026-12-02'), (date '2026-11-23', 10, date '2026-12-07')) as listed (day, days, after);

-- Nobody to tell: the provider has no endpoint, or one that cannot be.
select is(make(), 0, 'without an endpoint nothing is told');
update provider set endpoint_id = '0007:5560000009' where provider_no = 1;
insert into response_due (document_no) select document_no from document;
select is(make(), 0, 'nor to an endpoint whose check digit is wrong');
select is((select count(*) from response_due), 0::bigint, 'and nothing is left waiting');

-- Received.
update provider set endpoint_id = '5560000001' where provider_no = 1;
insert into response_due (document_no) select document_no from document;
select is(make('RE,AP'), 0, 'the receipt can be left out');
select is((select count(*) from response_due), 4::bigint, 'until somebody has waited too long');
update file set received_at = now() - interval '5 days';
select is(make('RE,AP'), 4, 'then it is sent all the same');
select is(make('RE,AP'), 0, 'once');
select is(told(1), 'AB');
select is((select string_agg(subject, ' ' order by job_no) from job where kind = 'answer'),
          (select string_agg(response_no::text, ' ' order by response_no) from response), 'each has its job');
select is((select content #>> '{receiver,endpoint}' from response where document_no = 1), '0007:5560000001',
          'a bare organisation number is an endpoint');
insert into document (file_no, ordinal, format, invoice_no, issue_date, credit_note, seller_id, net_ore, vat_ore)
values (1, 5, 'svefaktura', 'F-5', '2026-11-01', false, '5560000001', 100, 0),
       (1, 6, 'ubl-invoice', 'F-6', '2026-11-01', false, '5569999999', 100, 0),
       (1, 7, 'ubl-creditnote', 'F-7', '2026-11-01', true, '5560000001', 100000, 0);
select is(make(), 1, 'a new document is received at once, but neither Svefaktura nor an unknown seller''s');
select is(told(7), 'AB');
select is((select content #>> '{invoice,type}' from response where document_no = 7), '381', 'a credit note is one');

-- Approved in part: what is withheld is the condition, with what would be right; not what was only looked at.
insert into finding (code, document_no, line_id, first_run, last_run) values ('BK01', 1, '999', 1, 1);
select arrive('eva') is not null;
select lives_ok($$ select decide_finding(1, 'accept_finding') $$);
select is(make('AB,IP,UQ,CA,RE,AP,PD', 3600), 0, 'what was just decided may still be taken back');
select is(make(), 1);
select is(told(1), 'AB IP', 'somebody looks at it');
select arrive('eva') is not null;
select lives_ok($$ select decide_finding(2, 'pay_anyway', 'avtal') $$);
select lives_ok($$ select decide_finding(max(finding_no), 'accept_finding') from finding where code = 'BK01'
                   and document_no = 1 $$);
select is(decide_document(1, 'approve'), 'awaits_second');
select is(make(), 0, 'the first signature is nothing to tell');
select arrive('atte') is not null;
select is(decide_document(1, 'approve'), 'approved');
select is(make('AB,IP,UQ,CA,RE,AP,PD', 3600), 0, 'not yet');
select is(make(), 1);
select is(make(), 0);
select is(told(1), 'AB IP CA');
select is((select content -> 'statuses' from response where document_no = 1 and status = 'CA'),
          jsonb_build_array(
              jsonb_build_object('list', 'OPStatusReason', 'code', 'QTY',
                  'text', E'Rad 1: Mer fakturerat än utfört, 2026-10, 1\u00a0000,00\u00a0kr',
                  'conditions', jsonb_build_array(jsonb_build_object('attribute', 'BT-131', 'value', '1000.00'))),
              jsonb_build_object('list', 'OPStatusAction', 'code', (select action from finding_kind where code = 'QT01'))),
          'with the reason, the right amount of the line and what to do');
select is((select content ->> 'note' from response where document_no = 1 and status = 'CA'),
          E'Av 3\u00a0000,00\u00a0kr netto betalas 2\u00a0000,00\u00a0kr.');
select ok((select bool_and(content::text !~ 'Karin|Kurt|1912') from response), 'nobody''s name or personal number');

-- Paid ends it; a credit note is never paid.
select as_worker();
select is(export_make(), 1::bigint);
select as_owner();
select is(make(), 0, 'that it went to the finance system is no news');
select as_worker();
select is(export_answer_take(1, '5560000001', 'F-1', 'paid', '2026-11-20', null), true);
select as_owner();
select is(make('AB,IP,UQ,CA,RE,AP,PD', 3600), 1, 'a payment is told at once');
select is(told(1), 'AB IP CA PD');
select throws_ok($$ insert into response (uuid, document_no, status, electronic, content)
                    values (gen_random_uuid(), 1, 'AP', true, '{}') $$, 'AV003', null, 'nothing follows on PD');

-- Disputed: only the letter that is sent is told; then again for the next one, and RE ends it.
update document_line set quantity = '10', net_ore = 100000 where document_no = 2;
select arrive('eva') is not null;
select is(decide_document(2, 'dispute', 'fel_pris', 'Karin sade det'), 'disputed');
select as_owner();
select is(make('AB,UQ,RE,AP'), 0, 'a dispute that is not sent is nobody else''s');
select arrive('eva') is not null;
select lives_ok($$ select dispute_sent((select dispute_no from dispute where document_no = 2)) $$);
select as_owner();
select is(make('AB,UQ,RE,AP', 3600), 1, 'that it is sent is told at once');
select is(told(2), 'AB UQ');
insert into response_due (document_no) values (2);
select is(make(), 0, 'once');
select is((select string_agg(s ->> 'code', ' ' order by place)
           from response, jsonb_array_elements(content -> 'statuses') with ordinality as listed (s, place)
           where document_no = 2 and status = 'UQ'), 'PAY LEG NIN PIN', 'reasons, then actions');
select is((select s #>> '{conditions,0,attribute}' from response, jsonb_array_elements(content -> 'statuses') as s
           where document_no = 2 and status = 'UQ' and s ->> 'code' = 'LEG'), 'BT-110', 'the right VAT');
select ok((select content ->> 'letter' like 'Hej!%F-2%' and jsonb_array_length(content -> 'lines') = 2
           from response where document_no = 2 and status = 'UQ'), 'with the letter and its lines');
select arrive('eva') is not null;
select is(decide_document(2, 'reopen', 'svar'), 'in_review');
select as_owner();
select is(make(), 0, 'back in review is no step forward');
select arrive('eva') is not null;
select is(decide_document(2, 'dispute', 'annat', 'Karin sade det'), 'disputed');
select lives_ok($$ select dispute_sent((select max(dispute_no) from dispute where document_no = 2)) $$);
select as_owner();
select is(make(), 1);
select is(told(2), 'AB UQ UQ', 'another dispute is another query');
select arrive('eva') is not null;
select is(decide_document(2, 'stop', 'annat', 'Karin sade det'), 'stopped');
select as_owner();
select is(make('AB,UQ,RE,AP', 3600), 0);
select is(make(), 1);
select is(told(2), 'AB UQ UQ RE');
select is((select content #>> '{statuses,0,code}' from response where document_no = 2 and status = 'RE'), 'OTH',
          'a stop says the reason that was chosen');
select ok((select bool_and(content::text !~ 'Karin sade') from response), 'but never what was noted inside the house');

-- A decision that was taken back in time was never told.
select arrive('eva') is not null;
select is(decide_document(3, 'approve'), 'approved');
select as_owner();
select is(make('AB,IP,UQ,CA,RE,AP,PD', 3600), 0);
select arrive('eva') is not null;
select is(undo((select max(decision_no) from decision where document_no = 3)), 'clean');
select as_owner();
select is(make(), 0, 'what was undone is not told');
select is(told(3), 'AB');
select arrive('eva') is not null;
select is(decide_document(3, 'approve'), 'approved');
select as_owner();
select is(make(), 1);
select is(told(3), 'AB AP', 'approved in full');
select is((select content -> 'statuses' from response where document_no = 3 and status = 'AP'), '[]'::jsonb,
          'needs no reason');

-- No endpoint: a dispute has its letter all the same.
update provider set endpoint_id = null where provider_no = 1;
select arrive('atte') is not null;
select is(decide_document(4, 'dispute', 'ej_utfort'), 'disputed');
select arrive('eva') is not null;
select lives_ok($$ select dispute_sent((select dispute_no from dispute where document_no = 4)) $$);
select as_owner();
select is(make(), 1);
select is((select row(status, electronic, content #>> '{statuses,0,code}')::text from response
           where document_no = 4 and status = 'UQ'), '(UQ,f,QTY)', 'by letter alone');

-- Receipts.
select as_worker();
select lives_ok($$ select response_told(1, 'post', 500, 'again', 'nere') $$);
select is((select done_at is null and aside_at is null from response where response_no = 1), true, 'it waits on');
select lives_ok($$ select response_told(1, 'post', 422, 'aside', 'ogiltig') $$);
select is((select done_at is null and aside_at is not null from response where response_no = 1), true, 'put aside');
select is(response_retry(1), true, 'people send it again');
select is((select aside_at from response where response_no = 1), null);
select is((select count(*) from job where kind = 'answer' and subject = '1' and done_at is null), 1::bigint, 'with one job');
select lives_ok($$ select response_told(1, 'post', 202, 'done', '') $$);
select is(response_retry(1), false, 'what is there is not sent again');
select is(response_retry(9999), false, 'nor what never was');
select is((select string_agg(outcome || ' ' || coalesce(http_status::text, '-'), ', ' order by attempt_no)
           from response_attempt), 'again 500, aside 422, done 202', 'each attempt has its receipt');
select throws_ok($$ update response set content = '{}' $$, '42501', null, 'the worker does not change what was said');
select throws_ok($$ delete from response $$, '42501', null, 'nor remove it');
select as_owner();
select throws_ok($$ update response set content = '{}' $$, 'AV001', null, 'and nobody else does');
select throws_ok($$ delete from response_attempt $$, null, null, 'receipts stay');

-- Who sees it; and what is too old.
select arrive('eva') is not null;
select cmp_ok((select count(*) from response), '>', 0::bigint, 'finance sees what was told');
select arrive('hanna') is not null;
select is((select count(*) from response) + (select count(*) from response_attempt), 0::bigint, 'a handläggare does not');
select throws_ok($$ select response_make('0007:2120000142', 'X', '{AP}', 3, 0) $$, '42501', null, 'pages send nothing');
select as_owner();
insert into response_due (document_no, since) values (1, now() - interval '32 days');
select as_worker();
select lives_ok($$ select response_forget() $$);
select is((select count(*) from response_due where document_no = 1), 0::bigint, 'what is long past is not told');
select throws_ok($$ select response_make('2120000142', 'X', '{AP}', 3, 0) $$, 'AV006', null, 'who answers has an endpoint');
select as_owner();
select * from finish();
rollback;
