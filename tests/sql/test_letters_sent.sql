-- A letter is marked as sent, and the mark is taken back until the provider has it or has answered.
begin;
set local search_path = avstamd, public, pg_temp;
select * from no_plan();
\i tests/sql/review_town.psql
create function as_owner() returns void language sql as $$
    select set_config('role', 'none', true), set_config('avstamd.entry', '', true)
$$;
create function of_3() returns bigint language sql as $$ select dispute_no from dispute where document_no = 3 $$;

select arrive('eva') is not null;
select is(decide_document(3, 'dispute', 'ej_utfort'), 'disputed');
select throws_ok($$ select dispute_unsent(of_3()) $$, 'AV003', null, 'what is not sent');
select throws_ok($$ select dispute_sent(of_3(), ' ') $$, 'AV005', null, 'no empty letter is sent');
select is((select sent_at from dispute where document_no = 3), null, 'nor the former in its place');
select lives_ok($$ select dispute_sent(of_3(), 'Brevet') $$);
select is(dispute_stands(of_3()), null, 'nothing has come');
select arrive('rev') is not null;
select throws_ok($$ select dispute_unsent(of_3()) $$, 'AV004', null, 'the auditor changes nothing');
select arrive('ulf') is not null;
select lives_ok($$ select dispute_unsent(of_3()) $$, 'a colleague takes the mark back');
select is((select row(draft, sent_at, sent_by)::text from dispute where document_no = 3), '(Brevet,,)', 'the text stays');
select as_owner();
select is((select count(*) from access_log where what = 'ångrade att text till utföraren är skickad' and document_no = 3),
          1::bigint, 'it is logged');
select arrive('ulf') is not null;
select lives_ok($$ select dispute_edit(of_3(), 'Brev två') $$, 'and is written on');
select lives_ok($$ select dispute_sent(of_3()) $$);
select as_owner();
insert into file (sha256, content, received_at) values (sha256('k'), 'k', clock_timestamp() + interval '1 s');
insert into document (file_no, format, invoice_no, issue_date, credit_note, seller_id, net_ore, preceding)
select max(file_no), 'ubl', 'K-3', '2026-11-20', true, '5560000001', 1, '{F-3}' from file;
select arrive('eva') is not null;
select throws_ok($$ select dispute_unsent(of_3()) $$, 'AV003', 'Utföraren har redan svarat med en kreditfaktura.', 'too late');
select as_owner();
update document set preceding = '{F-9}' where invoice_no = 'K-3';
insert into response (uuid, document_no, status, dispute_no, electronic, content)
values (gen_random_uuid(), 3, 'UQ', of_3(), false, '{}');
select arrive('eva') is not null;
select throws_ok($$ select dispute_unsent(of_3()) $$, 'AV003', null, 'what the provider has stays sent');

select * from finish();
rollback;
