-- What people, operations and other systems are told: when, how often, and never whom it is about.
begin;
set local search_path = avstamd, public, pg_temp;
select * from no_plan();
\i tests/sql/review_town.psql
create function as_worker() returns void language sql as $$ select set_config('role', 'avstamd_worker', true) $$;
create function as_owner() returns void language sql as $$ select set_config('role', 'none', true) $$;
create function no_of(asked text) returns integer language sql security definer as $$
    select user_no from avstamd.app_user where login = asked $$;

-- Addresses.
select is(mail_right(address), good, coalesce(address, 'no address')) from (values
    ('eva@kommun.se', true), ('root@localhost', true), ('eva.ek+x@a.b.se', true), ('eva', false), ('@a.se', false),
    ('eva@a..se', false), ('eva@-a.se', false), ('eva@a.se.', false), ('eva ek@a.se', false), ('"e"@a.se', false),
    (E'eva@a.se\nBcc: x@y.se', false), (E'eva@a.se\n', false), ('<eva@a.se>', false), ('åsa@a.se', false),
    ('eva@a.se, x@y.se', false), (null, null)) as listed (address, good);
select arrive('eva') is not null;
select throws_ok($$ select user_mail_set(3, 'eva@kommun.se', true) $$, 'AV001', null, 'who looks after users says where mail goes');
select lives_ok($$ select my_mail_set(false) $$, 'everybody says whether she wants any');
select is((select wants_mail from user_mail), false, 'and sees only her own');
select lives_ok($$ select my_mail_set(true) $$);
select arrive('adm') is not null;
select lives_ok($$ select user_mail_set(no_of(login), login || '@kommun.se', null)
                   from unnest(array['eva', 'ulf', 'hanna', 'hugo', 'chef', 'atte', 'rev', 'adm', 'ute']) as login $$);
select throws_ok($$ select user_mail_set(no_of('eva'), E'eva@kommun.se\r\nBcc: x@y.se', null) $$, 'AV006');
select throws_ok($$ select user_mail_set(no_of('eva'), 'eva', null) $$, 'AV006');
select is((select count(*) from user_mail where mail is not null), 9::bigint, 'an administrator sees all');
select as_owner();

-- What waits, asked by the worker, is what the overview counts for the user herself.
select arrive('eva') is not null;
select lives_ok($$ select ask(null, 1, 'Fick Karin Ett 191212121212 sin hjälp?', null) $$);
select lives_ok($$ select assign(2, null, no_of('ulf'), today()) $$);
select lives_ok($$ select assign(null, 1, no_of('hanna'), today()) $$);
select lives_ok($$ select decide_document(2, 'dispute', 'fel_pris', 'x') $$);
select as_owner();
update assignment set due_on = today() - 1;
create temporary table overview (login text, kind text, many bigint, late bigint) on commit drop;
create temporary table mailed (login text, kind text, many bigint, late bigint) on commit drop;
grant all on overview, mailed to avstamd_web;
create function look(asked text) returns void language plpgsql as $$
begin
    perform arrive(asked);
    insert into overview select asked, kind, count(*), count(*) filter (where due_on < today()) from avstamd.waiting group by kind;
    perform as_owner(), set_config('avstamd.entry', '', true);
    insert into mailed select asked, kind, count(*), count(*) filter (where due_on < today())
    from avstamd.waiting_of(no_of(asked), today()) where kind <> 'bekrafta' group by kind;
end $$;
select look(login) from unnest(array['eva', 'ulf', 'hanna', 'hugo', 'chef', 'atte', 'rev', 'adm', 'ute']) as login;
select set_eq('select * from mailed', 'select * from overview', 'the morning mail counts what the overview does');
select isnt_empty('select from overview where kind = ''avvikelser'' and login = ''hanna''');
select isnt_empty('select from overview where kind = ''mina'' and login = ''ulf'' and late = 1');
select isnt_empty('select from overview where kind = ''minabevakade'' and login = ''hanna'' and late = 1');
select isnt_empty('select from overview where kind = ''svara'' and login = ''chef''');
select is_empty($$ select from mailed where login in ('adm', 'ute') $$, 'who has no such role has nothing that waits');
select is_empty($$ select login, kind from overview
                   join waiting_kind using (kind)
                   where not roles && (select array_agg(role) from user_role r where r.user_no = no_of(login)) $$,
                'what waits is told to the roles that have its page');
select is((select count(*) from waiting_of(no_of('hanna'), date '2026-11-10') where kind = 'bekrafta'), 2::bigint);
select is(me(), null, 'and nobody is signed in afterwards');
select arrive('hanna') is not null;
select lives_ok($$ select confirm_month(1, '2026-10-01', 'unknown') $$);
select as_owner();
select is((select count(*) from waiting_of(no_of('hanna'), date '2026-11-10') where kind = 'bekrafta'), 2::bigint,
          'who does not know yet is still asked');
select arrive('hanna') is not null;
select lives_ok($$ select confirm_month(1, '2026-10-01', 'as_ordered') $$);
select as_owner();
select is((select count(*) from waiting_of(no_of('hanna'), date '2026-11-10') where kind = 'bekrafta'), 1::bigint);
select set_config('avstamd.entry', '', true) is not null;

-- When.
select is(morning_due(at::timestamptz, 390), day::date, at) from (values
    ('2026-11-30 06:29 Europe/Stockholm', null), ('2026-11-30 06:30 Europe/Stockholm', '2026-11-30'),
    ('2026-11-30 10:30 Europe/Stockholm', '2026-11-30'), ('2026-11-30 10:31 Europe/Stockholm', null),
    ('2026-11-29 06:30 Europe/Stockholm', null), ('2026-11-28 06:30 Europe/Stockholm', null),
    ('2026-07-01 04:30 UTC', '2026-07-01'), ('2026-12-01 05:29 UTC', null)) as listed (at, day);
select as_worker();
select set_eq('select no_of(login) from unnest(array[''eva'', ''ulf'', ''hanna'', ''hugo'', ''chef'', ''atte'', ''rev'', ''adm'']) as login',
              'select * from morning_users()', 'who has an address and a role');

select is((select string_agg(login || ' ' || waits || ' ' || news, ', ' order by login) from morning_people(null) where waits > 1),
          (select string_agg(login || ' ' || waits || ' true', ', ' order by login)
           from morning_people(null) where waits > 1), 'people at a terminal see what would be told');
select is((select mail || ' ' || (content #> '{rows,0}' ? 'what') from morning_people('HANNA')), 'hanna@kommun.se true');

-- Once a day, and quiet when nothing is new.
select as_owner();
create function told(asked text, day date) returns boolean language sql as $$
    select avstamd.morning_make((select user_no from avstamd.app_user where login = asked), day) $$;
create function deliver(what text default 'taken') returns integer language plpgsql as $$
declare
    next bigint;
    sent integer := 0;
begin
    loop
        next := avstamd.mail_begin();
        exit when next is null;
        perform avstamd.mail_told(next, what, '250 2.0.0 fine');
        sent := sent + 1;
    end loop;
    return sent;
end $$;
grant execute on function told(text, date), deliver(text) to avstamd_worker;
select as_worker();
select is(told('hanna', '2031-03-03'), true, 'what waits is told');
select is(told('hanna', '2031-03-03'), false, 'once a day');
select is(told('adm', '2031-03-03'), false, 'who has nothing that waits gets no mail');
select is(told('ute', '2031-03-03'), false);
select is(deliver(), 1);
select is(told('hanna', '2031-03-04'), false, 'nothing is new');
select as_owner();
update finding set state = 'resolved' where finding_no = 1;
select as_worker();
select is(told('hanna', '2031-03-05'), false, 'nor when something is done');
select as_owner();
insert into finding (code, document_no, line_id, account_no, month, amount_ore, first_run, last_run)
values ('QT01', 3, '1', 1, '2026-10-01', 7, 1, 1);
select as_worker();
select is(told('hanna', '2031-03-06'), true, 'what is new is');
select is((select jsonb_path_query_array(content, '$.rows[*] ? (@.new > 0).new') from mail order by mail_no desc limit 1), '[1]');
select is(deliver('refused'), 1);
select is(told('hanna', '2031-03-07'), true, 'what did not reach her is still new');
select is(deliver(), 1);
select is_empty($$ select from mail where content::text ~* 'karin|kurt|kajsa|omsorg|K1|F-1|1912' $$, 'and whom it is about is not in it');
select throws_ok($$ update mail set content = '{}' $$, '42501', null, 'the worker changes no mail');
select as_owner();
select throws_ok($$ update mail set recipient = 'x@y.se' $$, 'AV001', null, 'nobody does');

-- An attempt that nobody ended may have gone well: once more, then no more.
insert into mail (kind, recipient, content, expires_at) values ('operations', 'a@b.se', '{}', now() + interval '1 day');
select as_worker();
select isnt(mail_begin(), null);
select isnt(mail_begin(), null, 'begun by one who died: again');
select is(mail_begin(), null, 'not a third time');
select is((select outcome from mail where recipient = 'a@b.se'), 'doubtful');
select as_owner();
insert into mail (kind, recipient, content, expires_at) values ('operations', 'c@b.se', '{}', now() + interval '1 day'),
    ('operations', 'd@b.se', '{}', now() - interval '1 second');
select as_worker();
select lives_ok($$ select mail_told(mail_begin(), 'again', '450 4.2.1 later') $$);
select is((select not_before > now() + interval '20 seconds' and begun_at is null and doubts = 0 from mail
           where recipient = 'c@b.se'), true, 'later is later, and no doubt');
select is(mail_begin(), null, 'and it waits so long');
select is((select outcome from mail where recipient = 'd@b.se'), 'late', 'what nobody wants any longer is not sent');
select as_owner();
update mail set not_before = now();
select as_worker();
select lives_ok($$ select mail_told(mail_begin(), 'none', 'no connection') $$);
select is((select attempts from mail where recipient = 'c@b.se'), 1, 'where the server was not asked, it was no attempt');
select as_owner();
delete from mail where kind = 'operations';

-- Operations: when it begins, once a day while it lasts, when it is over; all in one mail.
create function wrong(part text) returns text language sql as $$
    select string_agg((one ->> 'kind') || ' ' || (one ->> 'many'), ', ' order by one ->> 'kind')
    from (select content from avstamd.mail where kind = 'operations' order by mail_no desc limit 1) as latest,
         jsonb_array_elements(content -> part) as one $$;
create function hours_pass(hours integer) returns void language sql as $$
    update avstamd.mail set made_at = made_at where false;
    update avstamd.trouble set told_at = told_at - make_interval(hours => hours),
                               over_at = over_at - make_interval(hours => hours);
    alter table avstamd.mail disable trigger fixed;
    update avstamd.mail set made_at = made_at - make_interval(hours => hours) where kind = 'operations';
    alter table avstamd.mail enable trigger fixed $$;
update mail set done_at = now() - interval '8 days' where done_at is not null;
insert into source_state (source, kind, tried_at, failing_since, failures, last_error)
values ('operator', 'sftp', now(), now() - interval '4 minutes', 3, 'Connection refused'),
       ('visits', 'folder', now(), now() - interval '1 hour', 30, 'K:/Karin Ett 191212121212.csv is gone');
select as_worker();
select is(operations_make('{drift@kommun.se,jour@kommun.se}', 900), 2, 'a mail to each');
select is(wrong('began'), 'quarantine 1, source 1', 'what just began may be over soon');
select is(wrong('lasting'), null);
select is(operations_make('{drift@kommun.se}', 900), 0, 'once');
select as_owner();
update source_state set failing_since = now() - interval '6 minutes' where source = 'operator';
select as_worker();
select is(operations_make('{drift@kommun.se}', 900), 0, 'what comes meanwhile waits');
select as_owner();
select hours_pass(1);
select as_worker();
select is(operations_make('{drift@kommun.se}', 900), 1, 'for the next');
select is(wrong('began'), 'source 1');
select as_owner();
select hours_pass(22);
select as_worker();
select is(operations_make('{drift@kommun.se}', 900), 0, 'what lasts is told');
select as_owner();
select hours_pass(2);
select as_worker();
select is(operations_make('{drift@kommun.se}', 900), 1, 'once a day');
select is(wrong('lasting'), 'quarantine 1, source 2', 'all of it');
select as_owner();
update source_state set failing_since = null, failures = 0, last_error = null;
update quarantine set discarded_at = now(), discarded_why = 'x';
select hours_pass(1);
select as_worker();
select is(operations_make('{drift@kommun.se}', 900), 1, 'and when it is over');
select is(wrong('over'), 'quarantine 1, source 2');
select as_owner();
select hours_pass(48);
select as_worker();
select is(operations_make('{drift@kommun.se}', 900), 0, 'once');
select as_owner();
update source_state set failing_since = now() - interval '1 hour', failures = 1, last_error = 'x';
select trouble_look();
update source_state set failing_since = null, failures = 0, last_error = null;
select as_worker();
select is(operations_make('{drift@kommun.se}', 900), 0, 'what nobody was told of is over without a word');
select as_owner();
create function now_wrong() returns text language sql as $$
    select string_agg(kind || ' ' || subject, ', ' order by kind, subject) from avstamd.trouble_now() $$;
select is(now_wrong(), null);
insert into receipt (file_no, name, source, received_at) values (1, 'x', 'inbox', now() - interval '30 hours');
select is(now_wrong(), 'night missing', 'files came, and no night ran');
update reconciliation_run set finished_at = now() - interval '25 hours';
select is(now_wrong(), null);
update reconciliation_run set finished_at = now() - interval '27 hours';
select is(now_wrong(), 'night missing', 'nor the last night');
update reconciliation_run set finished_at = now();
insert into job (kind, subject, attempts, last_error, done_at) values
    ('export', '', 2, 'x', null), ('night', '', 1, 'x', null), ('source', 'a', 9, 'x', null), ('answer', '7', 4, 'x', null),
    ('mail', '', 9, 'x', null), ('reconcile', '', 1, 'a law', now()), ('import', '', 1, 'a law', now() - interval '8 days');
select is(now_wrong(), 'job reconcile, night failed', 'jobs: what is tried again is not told at once');
update job set attempts = 9 where done_at is null;
insert into job (kind) values ('reconcile');
select is(now_wrong(), 'answer 7, job export, night failed', 'but when it goes on');
delete from job;
update mail set done_at = now() where outcome = 'refused';
select is(now_wrong(), null, 'a later mail reached her');
insert into mail (kind, user_no, day, recipient, content, expires_at, done_at, outcome, answer)
values ('morning', no_of('hanna'), '2031-03-09', 'hanna@kommun.se', '{}', now(), now(), 'refused', '550 5.1.1 <hanna@kommun.se> unknown');
select is((select subject || ': ' || text from trouble_now()), 'användare ' || no_of('hanna') || ': refused 550 5.1.1',
          'a recipient who is refused is told by her number');
select arrive('adm') is not null;
select lives_ok($$ select user_mail_set(no_of('hanna'), 'hanna@ny.se', null) $$);
select as_owner();
select is(now_wrong(), null, 'until she has another address');

-- Events and webhooks.
delete from event;
insert into webhook (hook) values ('gone');
select as_worker();
select lives_ok($$ select webhooks_spread('[{"name": "all", "events": ["invoice.quarantined", "source.failing", "source.recovered",
    "night.finished", "night.failed", "export.made", "answer.failed"]}, {"name": "sources", "events": ["source.failing"]}]') $$);
select set_eq('select hook from webhook', array['all', 'sources'], 'hooks are those of the settings');
select as_owner();
insert into quarantine (file_no, ordinal, reason) values (1, 9, 'Karin Ett');
update source_state set failing_since = now(), failures = 1, last_error = 'x' where source = 'operator';
update source_state set failures = 2 where source = 'operator';
update source_state set failing_since = null, failures = 0, last_error = null where source = 'operator';
insert into reconciliation_run (as_of, kind) values ('2026-11-10', 'full'), ('2026-11-10', 'changed');
update reconciliation_run set finished_at = clock_timestamp() where finished_at is null;
insert into job (kind) values ('night');
update job set last_error = 'x' where kind = 'night';
update job set attempts = 2, last_error = 'x' where kind = 'night';
insert into export (export_no, rows, pay_ore) values (1, 3, 500);
select is((select string_agg(kind, ' ' order by event_no) from event),
          'invoice.quarantined source.failing source.recovered night.finished night.failed export.made');
select is_empty($$ select from event where content::text ~* 'karin|1912' $$);
create function spread() returns void language sql as $$
    select avstamd.webhooks_spread('[{"name": "all", "events": ["invoice.quarantined", "source.failing", "source.recovered",
    "night.finished", "night.failed", "export.made", "answer.failed"]}, {"name": "sources", "events": ["source.failing"]}]') $$;
grant execute on function spread() to avstamd_worker;
select as_worker();
select spread();
select spread();
select is((select string_agg(hook || ' ' || n, ', ' order by hook) from
           (select hook, count(*) as n from webhook_delivery group by hook) as each), 'all 6, sources 1', 'each what it wants, once');
select is((select string_agg(subject, ' ' order by subject) from job where kind = 'webhook'), 'all sources', 'each its own job');
select is((select kind from webhook_next('all', 86400)), 'invoice.quarantined', 'in order');
select lives_ok($$ select webhook_told('all', (select event_no from webhook_next('all', 86400)), 204, null) $$);
select is((select kind from webhook_next('all', 86400)), 'source.failing');
select lives_ok($$ select webhook_told('all', (select event_no from webhook_next('all', 86400)), 500, 'x') $$);
select is((select kind from webhook_next('all', 86400)), 'source.failing', 'what is not taken comes again');
select as_owner();
update event set at = at - interval '2 days';
select as_worker();
select is((select kind from webhook_next('all', 86400)), 'source.recovered', 'until it is given up; what was never tried is not');
select as_owner();
select is((select subject || ' ' || text from trouble_now() where kind = 'webhook'), 'all 1 händelser', 'which operations are told');
select * from finish();
rollback;
