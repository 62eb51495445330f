-- What somebody tries who has the connection of the pages, or a browser and patience.
begin;
set local search_path = avstamd, public, pg_temp;
select * from no_plan();
\i tests/sql/review_town.psql

-- Who has entered becomes nobody else.
select arrive('hanna') is not null;
select throws_ok($$ select session_open(1, sha256('evil'), sha256('k'), null) $$, 'AV001', null, 'no session for another');
select throws_ok($$ select * from sign_in_lookup('eva', null) $$, 'AV001', null, 'nor her password''s hash');
select throws_ok($$ select sign_in_result('eva', null, false) $$, 'AV001', null, 'nor failures in her name');
select throws_ok($$ select sso_sign_in('eva', 'Eva', '{}', null) $$, 'AV001', null, 'nor her by the directory');
select throws_ok($$ select sso_sign_in('hittepa', 'Ny', '{}', null) $$, 'AV001', null, 'nor somebody new');
select lives_ok($$ select session_open(3, sha256('own'), sha256('own key'), null) $$, 'one''s own session may be opened anew');
select throws_ok($$ create temporary table date_of (day date) $$, '42501', null, 'the pages make no tables');
reset role; set local avstamd.entry = '';
set local role avstamd_web;
select results_eq($$ select shown from names_masked(array['ett karin', 'kajsa tre']) order by place $$,
                  array['[namn]', '[namn]'], 'before anybody has entered no name gives a code');
reset role;
insert into substitute (for_user, by_user, valid_from, valid_to) values (3, 4, today() - 1, today() + 9);
set local role avstamd_web;
select throws_ok($$ select substitute_end(1) $$, 'AV001', null, 'nor does anybody end who stands in');
reset role;
delete from substitute;
create schema mine;
grant usage on schema mine to public;
create domain mine.date as pg_catalog.date check (value is null);
grant usage on type mine.date to public;
set local search_path = mine, avstamd, public, pg_catalog;
select is(avstamd.today(), (now() at time zone 'Europe/Stockholm')::pg_catalog.date, 'today is what it is in every search_path');
set local search_path = avstamd, public, pg_temp;
select is(avstamd.days_since('2026-11-19 23:30+00', '2026-11-22'), 2, 'ages are counted in local days');
select is(avstamd.days_since('2026-11-30 12:00+00', '2026-11-20'), 0, 'what happens on a later day than today is no age below zero');

-- The delegation order is not rewritten afterwards, nor by whom it is about.
insert into service_group values (1, 'HT');
select arrive('adm') is not null;
select throws_ok($$ select delegation_end(1, '1900-01-01') $$, 'AV006', null, 'what has applied stays');
select throws_ok($$ select delegation_end(1, today() - 2) $$, 'AV006', null, 'also of last week');
select is(delegation_set('approver', null, 'HT', 99900000, null, null, no_limit => '{day,year}'), 4, 'a row of today');
select lives_ok($$ select delegation_end(4) $$, 'is taken back today');
select throws_ok($$ select delegation_end(4) $$, 'AV003', null, 'once');
select is((select row(valid_from = today(), valid_to = today(), ended_at is not null)::text from delegation where delegation_no = 4),
          '(t,t,t)', 'and is there for who asks later');
select is(delegation_set('approver', null, 'HT', 5, 5, 5, today() + 10), 5, 'a row of next week');
select lives_ok($$ select delegation_end(5) $$, 'never was');
select is((select count(*) from delegation where delegation_no = 5), 0::bigint, 'and is gone');
select lives_ok($$ select delegation_end(1, today() + 30) $$, 'a last day may lie ahead');
reset role; set local avstamd.entry = '';
select is((select per_invoice from limit_of(6, 1)), 1000000::numeric, 'what was taken back does not apply');
select is((select count(*) from access_log where what like '%rad 4 i delegationsordningen: approver i HT, per faktura 99900000 öre%'),
          2::bigint, 'the log knows the amounts of what came and went');
insert into user_role (user_no, role, valid_from) values (8, 'approver', today());
insert into delegation (user_no, per_invoice_ore, valid_from) values (8, 100, '2020-01-01');
select arrive('adm') is not null;
select throws_ok($$ select delegation_end((select max(delegation_no) from delegation)) $$, 'AV001', null, 'one''s own narrow row stays');
select throws_ok($$ select delegation_end(2) $$, 'AV001', null, 'and that of one''s own role');
reset role; set local avstamd.entry = '';
delete from user_role where user_no = 8 and role = 'approver';

-- A wide limit for a group of services is none for what belongs to no service.
insert into delegation (role, service_group, per_invoice_ore, valid_from) values ('finance', 'HT', 99900000, '2020-01-01');
select is((select per_invoice from limit_of(1, 3)), 99900000::numeric, 'the group''s limit');
update line_outcome set account_no = null where document_no = 1 and position = 2;
select is((select per_invoice from limit_of(1, 1)), 200000::numeric, 'a line of no service has the general one');
update line_outcome set account_no = 2 where document_no = 1 and position = 2;
delete from delegation where service_group = 'HT';
delete from service_group;

-- Rights from the directory end with it, also for who has a password.
insert into sso_group values ('ekonomi', 'finance');
select is(sso_sign_in('ute', 'Utan', '{ekonomi}', null), 9, 'the directory gives a role');
select is(roles_of(9), '{finance}', 'to whom it names');
select is(sso_sign_in('ute', 'Utan', '{}', null), 9, 'and takes it');
select is(roles_of(9), '{}', 'though she is known otherwise');
select results_eq($$ select what from access_log where user_no = 9 order by log_no $$,
                  array['inloggning (SSO); fick finance', 'inloggning (SSO); miste finance'], 'the log says so');
select is(sso_sign_in('hanna', 'Hanna', '{}', null), 3, 'what people gave');
select is(roles_of(3), '{officer}', 'the directory does not take');

-- Who sees a part of an invoice decides nothing about the whole of it.
update client set unit = 'Söder' where client_id = 'K2';
insert into recovery_claim (document_no, amount_ore, state) values (1, 99900000, 'open');
insert into decision (what, document_no, by_user) values ('dispute', 1, 1);
insert into dispute (document_no, decision_no, amount_ore, draft, by_user) select 1, max(decision_no), 1, 'brev', 1 from decision;
select arrive('chef') is not null;
select throws_ok($$ select recovery_set(1, 'written_off', 'x') $$, 'AV004', null, 'no claim is written off by half');
select throws_ok($$ select dispute_sent(1, 'Allt är rätt') $$, 'AV004', null, 'no letter is sent');
select throws_ok($$ select assign(1, null, 1) $$, 'AV004', null, 'and nothing given away');
reset role; set local avstamd.entry = '';
update client set unit = 'Norr' where client_id = 'K2';
delete from dispute;

-- A question and its answer are for those whose question it is.
select arrive('eva') is not null;
select lives_ok($$ select ask(1, null, 'Hemligt om Karin?', 3) $$, 'finance asks hanna about a document');
select arrive('hanna') is not null;
select lives_ok($$ select answer((select max(question_no) from question), 'Karin är sjuk') $$, 'who answers');
select is((select count(*) from decision where what in ('ask_officer', 'answer')), 2::bigint, 'and sees both');
select arrive('hugo') is not null;
select is((select count(*) from document where document_no = 1), 1::bigint, 'hugo has a line of it');
select is((select count(*) from decision where what in ('ask_officer', 'answer')), 0::bigint, 'and does not');

-- A first signature is of what stood there.
select arrive('ulf') is not null;
select lives_ok($$ select decide_finding(2, 'pay_anyway', 'avtal') $$, 'one finding is paid');
select is(decide_document(1, 'approve'), 'awaits_second', 'signed first by who decided it');
select arrive('hanna') is not null;
select lives_ok($$ select decide_finding(1, 'accept_finding') $$, 'then another is decided');
select is((select count(*) from document_review where document_no = 1), 0::bigint, 'and nobody has signed');
select arrive('atte') is not null;
select is((select signed_by from approval_limit(1)), null, 'for what stands there now');

-- A role that is gone takes nothing back.
select arrive('eva') is not null;
select is(decide_document(3, 'approve'), 'approved', 'approved');
reset role; set local avstamd.entry = '';
update user_role set role = 'auditor' where user_no = 1;
select arrive('eva') is not null;
select throws_ok($$ select undo((select max(decision_no) from decision where what = 'approve' and by_user = 1)) $$, 'AV001', null,
                 'an auditor undoes nothing');
select * from finish();
rollback;
