-- Decisions: who may, how much, in which order, and what new facts do to them.
begin;
set local search_path = avstamd, public, pg_temp;
select * from no_plan();
\i tests/sql/review_town.psql

-- One person within the limit.
select arrive('eva') is not null;
select is((select state from document_outcome where document_no = 3), 'clean', 'eva sees a clean document');
select is(decide_document(3, 'approve'), 'approved', 'finance approves alone within the limit');
select is((select state from document_outcome where document_no = 3), 'approved', 'and so it is');
select throws_ok($$ select decide_document(3, 'approve') $$, 'AV003',
                 'Fakturan är godkänd. Det här beslutet går bara när den är under granskning.', 'once');
select throws_ok($$ select decide_document(3, 'dispute', 'fel_pris') $$, 'AV003', null, 'what is approved is not disputed');
select throws_ok($$ select decide_document(2, 'approve', 'avtal', null, 'flagged', 99999) $$, 'AV003', null, 'only what was seen is approved');
select throws_ok($$ select decide_document(3, 'note', null, 'x', 'clean') $$, 'AV003', null, 'what changed since is told');
select is(undo((select max(decision_no) from decision where document_no = 3 and what = 'approve')), 'clean',
          'an approval is taken back to what the document was');
select throws_ok($$ select undo((select max(decision_no) from decision where what = 'approve')) $$, 'AV003', null, 'once');
select is(decide_document(3, 'approve'), 'approved', 'and made again');

-- What is found and paid.
select is(row(withheld_ore, pay_net_ore, pay_ore, flagged_undecided, needs_reason)::text,
          '(110000,190000,190000,2,f)', 'what is withheld is not paid') from document_to_pay(1);
select is(row(vat_ore, pay_ore, needs_reason)::text, '(0,100000,t)', 'nor is wrong VAT; an unknown account needs a reason')
from document_to_pay(2);
select throws_ok($$ select decide_document(2, 'approve') $$, 'AV005', null, 'against a finding that cannot be withheld');
select throws_ok($$ select decide_document(2, 'approve', 'fel_pris') $$, 'AV006', null, 'not just any reason');
select throws_ok($$ select decide_document(2, 'approve', 'annat') $$, 'AV005', null, 'annat needs words');
select throws_ok($$ select decide_finding(1, 'pay_anyway', 'utfort') $$, 'AV004', null, 'quantity is the handläggare''s to override');
select throws_ok($$ select decide_document(1, 'pay_anyway', 'utfort') $$, 'AV004', null, 'also by the whole document');
select is((select state from document_outcome where document_no = 1), 'flagged', 'and nothing has moved');
select lives_ok($$ select decide_finding(1, 'accept_finding') $$, 'finance may withhold it');
select throws_ok($$ select decide_finding(2, 'pay_anyway') $$, 'AV005', null, 'paying against a finding needs a reason');
select throws_ok($$ select decide_finding(2, 'pay_anyway', 'avtal', null, 9999) $$, 'AV003', null, 'and the amount that was seen');
select lives_ok($$ select decide_finding(2, 'pay_anyway', 'avtal', null, 10000) $$, 'price is for finance');
select is((select pay_ore from document_to_pay(1)), 200000::bigint, 'and is paid');
select is((select state from document_outcome where document_no = 1), 'in_review', 'the document is under review');

-- Two persons: above the limit, and where oneself decided against a finding.
select is((select alone from approval_limit(1)), false, 'who overrode does not approve alone');
select is(decide_document(1, 'approve'), 'awaits_second', 'but signs first');
select throws_ok($$ select decide_document(1, 'approve') $$, 'AV001', null, 'not twice');
select arrive('ulf') is not null;
select throws_ok($$ select decide_document(1, 'approve') $$, 'AV001', null, 'the second is an approver');
select throws_ok($$ select undo((select first_decision from document_review where document_no = 1)) $$, 'AV004', null,
                 'nobody undoes another''s decision');
select arrive('hanna') is not null;
select throws_ok($$ select decide_document(1, 'approve') $$, 'AV001', null, 'a handläggare does not approve');
reset role; set local avstamd.entry = '';
update client set unit = 'Söder' where client_id = 'K2';
select arrive('chef') is not null;
select throws_ok($$ select decide_document(1, 'approve') $$, 'AV004', null, 'nor a unit manager who sees a part of it');
select is((select count(*) from waiting where kind = 'enhetsattest'), 0::bigint, 'whom it does not wait for');
reset role; set local avstamd.entry = '';
update client set unit = 'Norr' where client_id = 'K2';
select arrive('chef') is not null;
select is((select array_agg(item_no) from waiting where kind = 'enhetsattest'), '{1}', 'of her unit alone it waits for her');
select arrive('atte') is not null;
select is(decide_document(1, 'approve'), 'approved', 'another person approves as the second');
select is((select row(first_by, final_by, pay_ore)::text from document_review where document_no = 1), '(1,6,200000)',
          'both are named');
select is(undo((select final_decision from document_review where document_no = 1)), 'in_review', 'the second takes it back');
select is((select first_by from document_review where document_no = 1), 1, 'the first signature stands');
select is(decide_document(1, 'approve'), 'approved', 'and is completed again');
select arrive('eva') is not null;
select is(decide_document(4, 'approve'), 'awaits_second', 'a large invoice awaits a second');
select arrive('atte') is not null;
select throws_ok($$ select decide_document(4, 'approve') $$, 'AV002', null, 'who is within a limit, too');
select arrive('chef') is not null;
select throws_ok($$ select decide_document(4, 'approve') $$, 'AV004', null, 'and of that unit');
reset role; set local avstamd.entry = '';
insert into delegation (user_no, per_invoice_ore, valid_from, valid_to) values (6, null, '2020-01-01', '2020-12-31');
select arrive('atte') is not null;
select throws_ok($$ select decide_document(4, 'approve') $$, 'AV002', null, 'a delegation that has ended is none');
reset role; set local avstamd.entry = '';
insert into delegation (user_no, per_invoice_ore, valid_from) values (6, null, '2020-01-01');
insert into delegation (role, service_group, per_invoice_ore, valid_from) values ('approver', 'Boende', 0, '2020-01-01');
select arrive('atte') is not null;
select is(decide_document(4, 'approve'), 'approved', 'a person''s own row counts before the role''s');

-- The day's sum: eva has used 100 000 öre of 500 000 in a day.
reset role; set local avstamd.entry = '';
update delegation set per_day_ore = 199999 where role = 'finance';
update finding set state = 'resolved' where document_no = 2;
select arrive('eva') is not null;
select is((select row(limit_ore, used_day, pay_ore, alone)::text from approval_limit(2)), '(200000,100000,125000,f)',
          'the day''s approvals count');
select is(decide_document(2, 'approve'), 'awaits_second', 'and what goes above them awaits a second');
select arrive('chef') is not null;
select is(decide_document(2, 'approve'), 'approved', 'the unit manager, whose clients they all are, signs as the second');
select is(undo((select final_decision from document_review where document_no = 2)), 'in_review', 'and takes it back');
select arrive('eva') is not null;
select is(undo((select first_decision from document_review where document_no = 2)), 'clean', 'the first signature is taken back');

-- Disputes.
select is(decide_document(2, 'dispute', 'fel_uppgift'), 'disputed', 'a dispute');
select ok((select draft like '%F-2%' from dispute where document_no = 2), 'drafts a text');
select throws_ok($$ select decide_document(2, 'approve') $$, 'AV003', null, 'what is disputed is not approved');
select throws_ok($$ select dispute_edit(1, ' ') $$, 'AV005', null, 'whose text is not empty');
select lives_ok($$ select dispute_edit(1, 'Hej!') $$, 'but may be another');
select throws_ok($$ select decide_document(2, 'stop') $$, 'AV005', null, 'to stop needs a reason');
select is(decide_document(2, 'stop', 'krediteras'), 'stopped', 'and then it is stopped');
select is(undo((select max(decision_no) from decision where document_no = 2)), 'disputed', 'which is undone');
select is(decide_document(2, 'reopen'), 'in_review', 'a dispute that was answered is reviewed again');
select throws_ok($$ select decide_document(3, 'stop', 'krediteras') $$, 'AV003', null, 'what is not disputed is not stopped');

-- Work is handed on, and samples are checked.
select is((select row(responsible_user, responsible_role)::text from finding_work where finding_no = 1), '(3,officer)', 'quantity is the handläggare''s');
select is((select row(responsible_user, responsible_role)::text from finding_work where finding_no = 2), '(,finance)', 'price is finance''s');
select lives_ok($$ select assign(null, 2, 2, '2999-12-01') $$, 'which hands it to a colleague');
select is((select row(responsible_user, due_on)::text from finding_work where finding_no = 2), '(2,2999-12-01)', 'until another day');
select throws_ok($$ select assign(null, 2, 7) $$, 'AV006', null, 'not to an auditor');
select throws_ok($$ select assign(1, 2, 2) $$, 'AV004', null, 'one thing at a time');
select is(sample_draw('orders', '2026-01-01', '2026-12-31', 25, 'frö'), 1::bigint, 'a sample of a quarter');
select is((select row(count(*), min(population))::text from sample_item join sample using (sample_no)), '(1,4)', 'of four orders is one');
select throws_ok($$ select sample_draw('orders', '2026-01-01', '2026-12-31', 0, 'frö') $$, 'AV006', null, 'of nothing is none');
select throws_ok($$ select sample_check(1, (select item from sample_item), 'wrong') $$, 'AV005', null, 'what is wrong is told');
select lives_ok($$ select sample_check(1, (select item from sample_item), 'ok', '{"genomförandeplan": true}') $$, 'what was drawn is checked');
select throws_ok($$ select sample_check(1, 99, 'ok') $$, 'AV004', null, 'and nothing else');

-- Questions.
select is(ask(null, 1, 'Är det utfört?'), 1::bigint, 'finance asks about a finding');
select throws_ok($$ select ask(1, null, 'Vem?') $$, 'AV005', null, 'a document of several clients needs to say whom');
select throws_ok($$ select answer(1, 'ja') $$, 'AV004', null, 'who asks does not answer');
select arrive('hugo') is not null;
select is((select count(*)::integer from question), 0, 'another handläggare does not see it');
select throws_ok($$ select answer(1, 'ja') $$, 'AV004', null, 'nor answer it');
select arrive('hanna') is not null;
select is((select text from question), 'Är det utfört?', 'the client''s does');
select throws_ok($$ select answer(1, ' ') $$, 'AV005', null, 'an answer has words');
select lives_ok($$ select answer(1, 'Ja, se journal.') $$, 'and answers');
select throws_ok($$ select answer(1, 'Nej') $$, 'AV003', null, 'once');

-- Months.
select throws_ok($$ select confirm_month(2, '2026-10-01', 'as_ordered') $$, 'AV004', null, 'another''s client is not hers to confirm');
select throws_ok($$ select confirm_month(1, '2026-10-01', 'not_performed') $$, 'AV005', null, 'what was not performed is told');
select throws_ok($$ select confirm_month(1, '2999-10-01', 'as_ordered') $$, 'AV006', null, 'a month to come is not confirmed');
select throws_ok($$ select confirm_month(1, '2026-10-01', 'fine') $$, 'AV006', null, 'nor in other words');
select lives_ok($$ select confirm_month(1, '2026-10-15', 'as_ordered') $$, 'her own is');
select lives_ok($$ select confirm_month(1, '2026-10-01', 'need_changed', 'mer hjälp') $$, 'and again');
select is((select row(month, answer, comment)::text from month_confirmation), '(2026-10-01,need_changed,"mer hjälp")', 'the last one stands');
select lives_ok($$ select undo((select decision_no from month_confirmation)) $$, 'or is undone');
select is((select answer from month_confirmation), 'as_ordered', 'and the one before stands');

-- Facts change.
reset role; set local avstamd.entry = '';
update document_outcome set suggested_ore = 80000 where document_no = 3;
select is((select state from document_outcome where document_no = 3), 'in_review', 'new facts take an approval back');
select is((select what from decision where document_no = 3 order by decision_no desc limit 1), 'facts_changed', 'and say so');
select throws_ok($$ update document_outcome set state = 'approved' where document_no = 3 $$, 'AV001', null,
                 'nobody approves past the functions');
select throws_ok($$ update document_outcome set state = 'paid' where document_no = 3 $$, 'AV003', null, 'no move is made that is not there');
select throws_ok($$ delete from document_outcome where document_no = 1 $$, 'AV001', null, 'nor is what people decided removed');
select is(documents_exported(array[1, 3]), 1, 'approved documents are exported');
select arrive('atte') is not null;
select throws_ok($$ select undo((select final_decision from document_review where document_no = 1)) $$, 'AV003', null,
                 'and then not undone');
reset role; set local avstamd.entry = '';
update document_outcome set suggested_ore = 150000 where document_no = 1;
select is((select row(amount_ore, state)::text from recovery_claim), '(40000,open)', 'facts that change after export raise a claim');
update document_outcome set suggested_ore = 140000 where document_no = 1;
select is((select row(amount_ore, state)::text from recovery_claim), '(50000,open)', 'which grows');
select is((select state from document_outcome where document_no = 1), 'exported', 'and never reopen the payment');
select arrive('eva') is not null;
select throws_ok($$ select recovery_set(1, 'written_off', 'litet') $$, 'AV001', null, 'finance does not write off');
select lives_ok($$ select recovery_set(1, 'sent') $$, 'but follows it up');

-- A finding that grew is open again.
select is((select decided from finding_work where finding_no = 1), 'accept_finding', 'a finding is decided');
reset role; set local avstamd.entry = '';
update finding set amount_ore = 90000 where finding_no = 1;
select is((select grown from finding where finding_no = 1), false, 'less is as decided');
update finding set amount_ore = 100001 where finding_no = 1;
select is((select row(grown, reopened_at is not null)::text from finding join finding_review using (finding_no) where finding_no = 1),
          '(t,t)', 'more is not');

-- Nobody writes past the functions, and decisions stay.
select throws_ok($$ delete from decision $$, '42501', null, 'decisions are not removed');
select throws_ok($$ update decision set text = 'x' $$, '42501', null, 'nor changed');
select throws_ok($$ delete from access_log $$, '42501', null, 'nor is the log');
select throws_ok($$ update document_review set first_by = final_by $$, '23514', null, 'one person is not two');
select ok((select count(*) > 20 from access_log where what like 'beslut: %' and user_no is not null
           and came_from = '10.0.0.1'), 'every decision is in the log with who and from where');

-- Many at once.
insert into document (file_no, ordinal, format, invoice_no, issue_date, credit_note, net_ore)
select 1, 10 + n, 'ubl', 'B-' || n, '2026-11-01', false, 100 from generate_series(1, 3) n;
insert into document_outcome (document_no, payable_ore, suggested_ore, expected_vat_ore, run_no)
select document_no, 100, 100, 0, 1 from document where invoice_no like 'B-%';
select arrive('eva') is not null;
select is((select array_agg(outcome order by document_no)::text
           from bulk_decide(array[5, 6, 7, 1, 9999], 'approve')),
          '{AV003,approved,approved,approved,AV004}', 'each is decided on its own, and what cannot be says why');
select is((select count(distinct bulk_no)::integer from decision where document_no in (5, 6, 7)), 1, 'they belong together');
select is(undo_bulk((select max(bulk_no) from decision)), 3, 'and are undone together');
select is((select array_agg(distinct state)::text from document_outcome where document_no in (5, 6, 7)), '{clean}', 'as they were');

-- Held for a provider.
select lives_ok($$ select provider_setting_set(1, 'hold') $$, 'a provider''s invoices may be held');
reset role; set local avstamd.entry = '';
insert into document (file_no, ordinal, format, invoice_no, issue_date, credit_note, net_ore) values (1, 20, 'ubl', 'H', '2026-11-01', false, 100);
insert into document_outcome (document_no, provider_no, payable_ore, suggested_ore, expected_vat_ore, run_no, state)
select document_no, 1, 50, 50, 0, 1, 'flagged' from document where invoice_no = 'H';
insert into finding (code, document_no, amount_ore, first_run, last_run) select 'PR01', document_no, 50, 1, 1 from document where invoice_no = 'H';
select arrive('eva') is not null;
select throws_ok(format('select decide_document(%s, %L)', (select document_no from document where invoice_no = 'H'), 'approve'), 'AV001', null,
                 'and are then not paid in part');
select provider_setting_set(1, 'pay_as_suggested');
select is(decide_document((select document_no from document where invoice_no = 'H'), 'approve'), 'approved', 'or paid as suggested');

-- The totals say what counting would, before and after they are folded.
reset role; set local avstamd.entry = '';
create table counted as
select state, count(*) as documents, sum(net_ore)::bigint as invoiced_ore, sum(suggested_ore)::bigint as suggested_ore
from document_outcome join document using (document_no) group by state;
grant select on counted to public;
select arrive('eva') is not null;
select results_eq('select * from document_totals order by state', 'select * from counted order by state', 'the totals are what counting says');
reset role;
select tally_fold();
select is((select count(*) from document_tally), (select count(distinct (state, tab)) from document_outcome),
          'folded there is a row of each state and tab');
select set_eq($$ select listed.tab, documents, net_ore, question_ore
                 from (select distinct tab from document_outcome) as listed, queue_sums(listed.tab) $$,
              $$ select tab, count(*), sum(invoiced_ore)::bigint as net_ore, sum(question_ore)::bigint as question_ore
                 from document_outcome group by tab $$, 'the sums of each tab are what counting says, too');
select set_eq('select documents, net_ore, question_ore from queue_sums(null)',
              $$ select count(*), sum(invoiced_ore)::bigint as net_ore, sum(question_ore)::bigint as question_ore
                 from document_queue $$,
              'those of all tabs have what waits for its run, too');
select arrive('eva') is not null;
reset role; -- who asks is still eva
create table placed as
select sorted, tab, document_no, documents, place, before, after,
       count(*) over sorting as of_all, row_number() over (sorting order by up * question_ore, up * document_no) as stands,
       lag(document_no) over (sorting order by up * question_ore, up * document_no) as stands_after,
       lead(document_no) over (sorting order by up * question_ore, up * document_no) as stands_before
from document_outcome
cross join (values ('ifragasatt', 1), ('-ifragasatt', -1)) as way (sorted, up)
cross join lateral queue_place(tab, null, null, null, null, null, false, sorted, document_no)
window sorting as (partition by tab, sorted);
select is((select count(*) from placed where of_all > 2) > 5, true, 'some stand between others');
select is_empty('select * from placed where (documents, place) is distinct from (of_all, stands)
                 or before is distinct from stands_after or after is distinct from stands_before',
                'each knows its place in the list as it is opened, and its neighbours');
select arrive('eva') is not null;
select results_eq('select * from document_totals order by state', 'select * from counted order by state', 'which say the same');
select arrive('hanna') is not null;
select is_empty('select * from document_totals', 'they are for those who see all');
reset role; set local avstamd.entry = '';
select * from finish();
rollback;
