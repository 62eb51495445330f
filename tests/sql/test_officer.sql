-- What handläggare and finance tell each other: the same numbers for both, questions, answers and work handed on.
begin;
set local search_path = avstamd, public, pg_temp;
select * from no_plan();
\i tests/sql/review_town.psql
create function as_owner() returns void language sql as $$
    select set_config('role', 'none', true), set_config('avstamd.entry', '', true) $$;
create function no_of(asked text) returns integer language sql security definer as $$
    select user_no from avstamd.app_user where login = asked $$;

-- A finding's evidence has the visit hers collides with, at another client; one visit is on an absent day, and one,
-- after her death, on the last day of the month.
insert into absence (absence_id, client_no, first_day, last_day, kind) values ('A9', 1, '2026-10-09', '2026-10-11', 'hospital');
update client set died_on = '2026-10-30' where client_no = 1;
insert into visit_identity (visit_id, care_day) values ('V5', '2026-10-10'), ('V6', '2026-10-31'), ('V7', '2026-10-12');
insert into visit (visit_no, care_day, account_no, start_at, end_at, status) values
    (5, '2026-10-10', 1, '2026-10-10 08:00+02', '2026-10-10 10:00+02', 'performed'),
    (6, '2026-10-31', 1, '2026-10-31 08:00+01', '2026-10-31 08:30+01', 'performed'),
    (7, '2026-10-12', 1, '2026-10-12 08:00+02', '2026-10-12 14:00+02', 'cancelled');
update finding_evidence set visits = '{1,2,5,6,7}', absences = '{1,5}', numbers = '{"invoiced_grains": 3600000}' where finding_no = 1;
create function told(asked text) returns text language plpgsql as $$
begin
    perform as_owner(), arrive(asked);
    return (select row(performed, absent_performed, dead_performed)::text from avstamd.finding_numbers where finding_no = 1);
end $$;
select is(told(login), '(1,2,0.5)', login || ' reads what was performed for the client alone, absence and death beside')
from unnest(array['eva', 'rev', 'hanna', 'chef']) as login;
select as_owner();
select is((select row(trim_scale(performed), trim_scale(absent_performed), trim_scale(dead_performed))::text
           from care_month('{1}', '2026-10-01')), '(1,2,0.5)', 'as the month is');
update finding_evidence set visits = '{5}' where finding_no = 1;
select is(told('eva'), '(0,2,)', 'what is performed on absent days alone is not nothing');
select as_owner();
update finding_evidence set visits = '{2}' where finding_no = 1;
select is(told('eva'), '(,,)', 'without a visit of hers nothing is said');
select as_owner();

-- A question waits for its answer until what it is about is decided, and its answer for that.
create function asks(asked text, question text) returns void language plpgsql as $$
begin
    perform as_owner(), arrive(asked);
    execute 'select ' || question;
    perform as_owner();
end $$;
create function waits(asked text, wanted text) returns bigint language plpgsql as $$
declare
    many bigint;
begin
    perform as_owner(), arrive(asked);
    select count(*) into many from avstamd.waiting where kind = wanted;
    perform as_owner();
    return many;
end $$;
create function shown(asked text, tab text) returns text language plpgsql as $$
declare
    list text;
begin
    perform as_owner(), arrive(asked);
    select string_agg(question_no::text, ',' order by question_no) into list from avstamd.questions_shown(tab, null);
    perform as_owner();
    return list;
end $$;
update document_outcome set state = 'flagged' where document_no = 1;
select asks('eva', $$ ask(1, 1, 'Är det utfört?') $$);
select asks('eva', $$ ask(3, null, 'Stämmer det?') $$);
select is(row(waits('eva', 'fragat'), waits('eva', 'svarat'), waits('hanna', 'svara'))::text, '(2,0,2)', 'two questions wait');
select is(row(shown('eva', 'stallda'), shown('hanna', 'oppna'), shown('ulf', 'stallda'))::text, '("1,2","1,2",)',
          'for an answer by hanna to eva');
select asks('hanna', $$ answer(2, 'Ja') $$);
select is(row(waits('eva', 'fragat'), waits('eva', 'svarat'), waits('hanna', 'svara'))::text, '(1,1,1)', 'an answer has come');
select is(row(waits('ulf', 'svarat'), shown('eva', 'svar'), shown('hanna', 'besvarade'))::text, '(0,2,2)', 'to who asked');
select arrive('eva') is not null;
select results_eq($$ select document_no, questions, answers
                     from queue_page(null, null, null, null, null, null, false, 'faktura', 1) where questions + answers > 0 $$,
                  $$ values (1::bigint, 1::bigint, 0::bigint), (3, 0, 1) $$, 'which the queue tells of each invoice');
select asks('eva', $$ decide_document(3, 'approve') $$);
select asks('eva', $$ decide_document(1, 'dispute', 'fel_pris') $$);
select is(row(waits('eva', 'fragat'), waits('eva', 'svarat'), waits('hanna', 'svara'))::text, '(0,0,0)',
          'a decision closes what was asked');
select is(row(shown('eva', 'klara'), shown('eva', 'stallda'), shown('hanna', 'besvarade'))::text, '("1,2",,"1,2")', 'which is kept');
select is((select string_agg(question_decided(question)::text, ',') from question), 'true,true');
select asks('eva', $$ undo((select max(decision_no) from decision where document_no = 1 and what = 'dispute')) $$);
select is(row(waits('eva', 'fragat'), waits('hanna', 'svara'))::text, '(1,1)', 'and a decision taken back opens it');
select asks('hanna', $$ decide_finding(1, 'accept_finding') $$);
select is(row(waits('eva', 'fragat'), waits('hanna', 'svara'))::text, '(0,0)', 'as one about the finding closes it');
update finding_review set reopened_at = now() where finding_no = 1;
select is(row(waits('eva', 'fragat'), waits('hanna', 'svara'))::text, '(1,1)', 'unless it is to be looked at again');
update finding set state = 'resolved' where finding_no = 1;
select is(waits('hanna', 'svara'), 0::bigint, 'or is none any longer');

-- Work is given to those who can open it, and not until a day gone by.
insert into app_user (login, name, officer_id, unit) values ('sara', 'Sara', 'H9', 'Söder'), ('sven', 'Sven', null, 'Söder');
insert into user_role (user_no, role, valid_from) values (no_of('sara'), 'officer', '2020-01-01'),
    (no_of('sven'), 'unit_manager', '2020-01-01');
create function people(what text, document_no bigint, finding_no bigint) returns text language sql security definer as $$
    select string_agg(login, ',' order by login) from avstamd.app_user
    where user_no in (select person.user_no from avstamd.people_on(document_no, finding_no) as person
                      where case what when 'ask' then person.asked else person.opens end) $$;
create function on_first() returns text language sql security definer as $$
    select string_agg(u.login || client_no, ',' order by u.login, client_no)
    from avstamd.users_on(1, null) join avstamd.app_user u using (user_no) $$;
select arrive('eva') is not null;
select is(people('assign', 1, null), 'atte,chef,eva,ulf', 'an invoice is opened by finance, approvers and its units'' managers');
select is(people('assign', 4, null), 'atte,eva,sven,ulf', 'of that unit');
select is(people('assign', null, 1), 'atte,chef,eva,hanna,ulf', 'a finding by the client''s handläggare, too');
select is(people('assign', null, 3), 'atte,eva,ulf', 'one without a client is finance''s');
select is(people('ask', 1, null), 'chef,hanna,hugo', 'asked are those whose clients are on it');
select is(people('ask', null, 1), 'chef,hanna', 'or whose client it is');
select is(people('ask', null, 3), 'chef,hanna,hugo,sara,sven', 'and anybody where no client is known');
select as_owner();
insert into substitute (for_user, by_user, valid_from, valid_to) values (no_of('hanna'), no_of('sara'), today(), today());
select arrive('eva') is not null;
select is(row(people('assign', null, 1), people('ask', 3, null))::text,
          '("atte,chef,eva,hanna,sara,ulf","chef,hanna,sara")', 'who stands in today is one of them');
select as_owner();
update substitute set valid_from = today() + 1, valid_to = today() + 2;
select arrive('eva') is not null;
select is(people('ask', 3, null), 'chef,hanna', 'not before');
select is(on_first(), 'chef1,chef2,hanna1,hugo2', 'each for her own clients');
select is((select string_agg(login || case when opens then ' opens' else '' end || case when asked then ' asked' else '' end
                             || coalesce(clients, ''), ',' order by login) from people_on(1) join app_user using (user_no)
           where opens or asked or clients is not null),
          'atte opens,chef opens asked 1 2 ,eva opens,hanna asked 1 ,hugo asked 2 ,ulf opens', 'the page is told the same');
select as_owner(), arrive('hugo') is not null;
select is(on_first() || ' ' || people('ask', null, 1),
          'chef2,hugo2 ' || people('ask', null, 3), 'who sees a part of it learns nothing of the others');
select as_owner();
select arrive('eva') is not null;
select throws_ok($$ select assign(1, null, no_of('hanna')) $$, 'AV006', null, 'a handläggare is not given an invoice she cannot open');
select throws_ok($$ select assign(null, 2, no_of('hanna')) $$, 'AV006', null, 'nor a finding at a client of another');
select lives_ok($$ select assign(null, 1, no_of('hanna')) $$, 'but one at her own');
select throws_ok($$ select assign(1, null, no_of('sven')) $$, 'AV006', null, 'nor is a manager of another unit');
select lives_ok($$ select assign(1, null, no_of('chef'), today()) $$, 'a manager of its own is');
select throws_ok($$ select assign(1, null, no_of('ulf'), today() - 1) $$, 'AV006', null, 'no last day is yesterday');
select throws_ok($$ select ask(1, null, 'Vem?', no_of('sara')) $$, 'AV006', null, 'nobody is asked about others'' clients');
select throws_ok($$ select ask(1, 1, 'Vem?', no_of('hugo')) $$, 'AV006', null, 'nor about another client of the invoice');
select lives_ok($$ select ask(1, null, 'Vem?', no_of('hugo')) $$, 'only about her own');
select as_owner();

-- Who stands in for whom: not in the past, and one at a time.
delete from substitute;
select asks('hanna', $$ substitute_set(me(), (select user_no from avstamd.user_seen where login = 'hugo'), today() + 10, today() + 20) $$);
select arrive('hanna') is not null;
select throws_ok(format('select substitute_set(me(), %s, today() + %s, today() + %s)', no_of('hugo'), first, last), code, null,
                 format('%s to %s', first, last))
from (values (-5, -1, 'AV006'), (20, 30, 'AV003'), (1, 10, 'AV003'), (12, 13, 'AV003'), (1, 99, 'AV003'))
    as listed (first, last, code);
select throws_ok($$ select substitute_set(me(), no_of('sara'), today() + 15, today() + 16) $$, 'AV003', null, 'nor by somebody else');
select lives_ok($$ select substitute_set(me(), no_of('hugo'), today() - 5, today() + 9) $$, 'the days before are');
select lives_ok($$ select substitute_set(me(), no_of('hugo'), today() + 21, today() + 21) $$, 'and those after');
select as_owner();

select * from finish();
rollback;
