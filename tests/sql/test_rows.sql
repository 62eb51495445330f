-- Row level security: what each user reads by every table and view, and every way round it.
begin;
set local search_path = avstamd, public, pg_temp;
select * from no_plan();
\i tests/sql/review_town.psql
insert into service_group values (1, 'Hemtjänst');
select arrive('eva') is not null;
select is(ask(null, 1, 'Utfört?') > 0 and decide_finding(2, 'accept_finding') > 0
          and decide_document(4, 'dispute', 'fel_pris') = 'disputed' and filter_save('fakturor', 'mitt', 'sida=2') > 0,
          true, 'there is something to see');
select arrive('hugo') is not null;
select ok(confirm_month(2, '2026-10-01', 'as_ordered') > 0, 'and a month');
select arrive('chef') is not null;
select assign(null, 2, 4, '2999-12-01');
reset role; set local avstamd.entry = '';

-- Every table with persons in it is under the rules, and nobody is exempt.
select is_empty($$ select relname from pg_class where relnamespace = 'avstamd'::regnamespace
                   and relkind in ('r', 'p') and not relispartition and not (relrowsecurity and relforcerowsecurity)
                   and relname not in ('reconciliation_run', 'job', 'migration', 'provider', 'service', 'service_alias',
                       'service_group', 'setting', 'finding_kind', 'decision_reason', 'dispute_request', 'sample_point', 'extractor', 'unit_mapping',
                       'price', 'staff', 'state_move', 'retention_rule', 'retention_exemption') $$,
                'every table that has persons or decisions in it has row level security, forced');
select is_empty($$ select relname from pg_class join pg_namespace n on n.oid = relnamespace
                   where nspname = 'avstamd' and relispartition
                     and has_table_privilege('avstamd_web', pg_class.oid, 'SELECT') $$,
                'no partition is read past its table');
select is_empty($$ select proname from pg_proc where pronamespace = 'avstamd'::regnamespace
                   and coalesce(obj_description(oid), '') = '' and proname !~ '^(fact_|visit_|document_arrived|file_arrived|append|job_|unit_|arrive$)' $$,
                'every function says what it is for');
select is_empty($$ select proname from pg_proc where pronamespace = 'avstamd'::regnamespace
                   and has_function_privilege('avstamd_web', oid, 'EXECUTE') and proname ~
                   '^(sealed|decision_add|finding_decide|document_move|document_approve|log_event|pay_of|may_admin|recovery_raise|documents_exported|document_take)' $$,
                'the pages do not call what does not ask');

-- Who is asking is asked once a statement, not once a row.
create function filters(tablename text) returns setof text language plpgsql as $$
declare
    line text;
begin
    for line in execute format('explain (costs off) select 1 from avstamd.%I', tablename) loop
        if line like '%Filter:%' then
            return next tablename || line;
        end if;
    end loop;
end $$;
select arrive('eva') is not null;
select is_empty($$ select filter from pg_policies p cross join lateral filters(p.tablename::text) as filter
                   where p.policyname = 'pages' and has_any_column_privilege('avstamd.' || p.tablename, 'SELECT')
                     and filter ~ '(sees_all|me|has_role|my_[a-z]+)\(' $$, 'no rule is asked row by row');
reset role; set local avstamd.entry = '';

-- What a user sees of a table: K1 and the protected K3 are hanna's, K2 hugo's, K4 in another unit.
create function seen(query text) returns text language plpgsql as $$
declare
    found text;
begin
    execute format('select coalesce(string_agg(distinct x::text, '','' order by x::text), '''') from (%s) as q (x)', query) into found;
    return found;
exception when insufficient_privilege then
    return 'denied';
end $$;
create table ways (place serial, query text, hanna text, hugo text, chef text, eva text, rev text, adm text, ute text);
grant select on ways to public;
insert into ways (query, hanna, hugo, chef, eva, rev, adm, ute) values
    ('select client_id from client',                'K1,K3', 'K2', 'K1,K2,K3', 'K1,K2,K3,K4', 'K1,K2,K3,K4', '', ''),
    ('select name from client_seen where name is not null', 'Kajsa Tre,Karin Ett', 'Kurt Två', 'Karin Ett,Kurt Två', '', '', '', ''),
    ('select client_id from client_seen',           'K1,K3', 'K2', 'K1,K2,K3', 'K1,K2,K3,K4', 'K1,K2,K3,K4', '', ''),
    ('select alias from client_alias',              'alias-K1,alias-K3', 'alias-K2', 'alias-K1,alias-K2,alias-K3', 'alias-K1,alias-K2,alias-K3,alias-K4', 'alias-K1,alias-K2,alias-K3,alias-K4', '', ''),
    ('select client_no from account',               '1,3', '2', '1,2,3', '1,2,3,4', '1,2,3,4', '', ''),
    ('select order_id from care_order',             'O1,O3', 'O2', 'O1,O2,O3', 'O1,O2,O3,O4', 'O1,O2,O3,O4', '', ''),
    ('select account_no from visit',                '1,3', '2', '1,2,3', '1,2,3,4', '1,2,3,4', '', ''),
    ('select visit_id from visit_identity',         'V1,V3', 'V2', 'V1,V2,V3', 'V1,V2,V3,V4', 'V1,V2,V3,V4', '', ''),
    ('select stay_id from stay',                    'S1,S3', 'S2', 'S1,S2,S3', 'S1,S2,S3,S4', 'S1,S2,S3,S4', '', ''),
    ('select absence_id from absence',              'A1,A3', 'A2', 'A1,A2,A3', 'A1,A2,A3,A4', 'A1,A2,A3,A4', '', ''),
    ('select document_no from document',            '1,3', '1,2', '1,2,3', '1,2,3,4', '1,2,3,4', '', ''),
    ('select notes[1] from document_seen where notes[1] <> ''''', '', '', '', 'om Kurt', 'om Kurt', '', ''),
    ('select document_no from document_outcome',    '1,3', '1,2', '1,2,3', '1,2,3,4', '1,2,3,4', '', ''),
    ('select document_no from document_rule',       '1,3', '1,2', '1,2,3', '1,2,3,4', '1,2,3,4', '', ''),
    ('select concat(document_no, position) from document_line', '11,31', '12,21', '11,12,21,31', '11,12,21,31,41', '11,12,21,31,41', '', ''),
    ('select concat(document_no, position) from line_outcome',  '11,31', '12,21', '11,12,21,31', '11,12,21,31,41', '11,12,21,31,41', '', ''),
    ('select finding_no from finding',              '1', '2', '1,2', '1,2,3,4,5', '1,2,3,4,5', '', ''),
    ('select finding_no from finding_work',         '1', '2', '1,2', '1,2,3,4,5', '1,2,3,4,5', '', ''),
    ('select finding_no from finding_evidence',     '1', '2', '1,2', '1,2,3,4,5', '1,2,3,4,5', '', ''),
    ('select finding_no from finding_event',        '1', '2', '1,2', '1,2,3,4,5', '1,2,3,4,5', '', ''),
    ('select finding_no from finding_review',       '', '2', '2', '2', '2', '', ''),
    ('select what from decision',                   'ask_officer', 'accept_finding,assign,confirm', 'accept_finding,ask_officer,assign,confirm', 'accept_finding,ask_officer,assign,confirm,dispute', 'accept_finding,ask_officer,assign,confirm,dispute', '', ''),
    ('select finding_no from assignment',           '', '2', '2', '2', '2', '', ''),
    ('select question_no from question',            '1', '', '1', '1', '1', '', ''),
    ('select client_no from month_confirmation',    '', '2', '2', '2', '2', '', ''),
    ('select document_no from dispute',             '', '', '', '4', '4', '', ''),
    ('select name from saved_filter',               '', '', '', 'mitt', '', '', ''),
    ('select 1 from access_log',                    '', '', '', '', '1', '', ''),
    ('select reason from quarantine',               '', '', '', 'oläslig', 'oläslig', 'oläslig', ''),
    ('select personal_no from client',              'denied', 'denied', 'denied', 'denied', 'denied', 'denied', 'denied'),
    ('select name from client',                     'denied', 'denied', 'denied', 'denied', 'denied', 'denied', 'denied'),
    ('select client from client',                   'denied', 'denied', 'denied', 'denied', 'denied', 'denied', 'denied'),
    ('select notes from document',                  'denied', 'denied', 'denied', 'denied', 'denied', 'denied', 'denied'),
    ('select content from file',                    'denied', 'denied', 'denied', 'denied', 'denied', 'denied', 'denied'),
    ('select former from fact_history',             'denied', 'denied', 'denied', 'denied', 'denied', 'denied', 'denied'),
    ('select secret from seal',                     'denied', 'denied', 'denied', 'denied', 'denied', 'denied', 'denied'),
    ('select token_digest from session',            'denied', 'denied', 'denied', 'denied', 'denied', 'denied', 'denied'),
    ('select password_hash from app_user',          'denied', 'denied', 'denied', 'denied', 'denied', 'denied', 'denied'),
    ('select account_no from visit_2026_10',        'denied', 'denied', 'denied', 'denied', 'denied', 'denied', 'denied'),
    ('select token from document_token',            'denied', 'denied', 'denied', 'denied', 'denied', 'denied', 'denied');
select is(seen(query), to_jsonb(ways) ->> who, who || ': ' || query)
from ways, unnest(array['hanna', 'hugo', 'chef', 'eva', 'rev', 'adm', 'ute']) as who
where arrive(who) is not null;
reset role; set local avstamd.entry = '';

-- Everything else that somebody with the pages' own connection could try.
create function tried(statement text) returns text language plpgsql as $$ -- its SQLSTATE, or what it gave
declare
    given text;
begin
    execute statement into given;
    return coalesce(given, 'nothing');
exception when others then
    return sqlstate;
end $$;
set local role avstamd_web;
select is(seen('select client_no from client'), '', 'without enter() nothing is seen');
set local avstamd.entry = '1';
select is(seen('select client_no from client'), '', 'the setting alone opens nothing');
set local avstamd.entry = '1.0000';
select is(seen('select client_no from client'), '', 'nor with a made-up seal');
select is(tried($$ select sealed('1') $$), '42501', 'the seal is not to be asked for');
select is(tried($$ select entry_of(1) $$), '42501', 'nor what is sealed');
select is(tried($$ select entry() $$), '42501', 'by nobody');
select arrive('hanna') is not null;
select is(row(me(), my_roles())::text, '(3,{officer})', 'who has entered');
select set_config('avstamd.entry', replace(current_setting('avstamd.entry'), '3/officer.', '3/finance.'), true) <> '';
select is(row(me(), my_roles(), sees_all())::text, '(,{},f)', 'is nobody with a role of her own making');
select arrive('hanna') is not null;
select set_config('avstamd.entry', replace(current_setting('avstamd.entry'), '3/officer.', '1/officer.'), true) <> '';
select is(row(me(), my_roles(), sees_all())::text, '(,{},f)', 'nor under another number');
set local avstamd.entry = '';
select is(tried($$ select enter(sha256('x'), null, '') $$), '28000', 'nobody enters without a session');
select is(tried($$ select decide_document(3, 'approve') $$), 'AV001', 'nor decides');
select is(tried($$ select confirm_month(1, '2026-10-01', 'as_ordered') $$), 'AV001', 'or confirms');
select is(tried($$ select user_add('x', 'x') $$), 'AV001', 'or adds users');
select is(tried($$ select log_access('x', '{1}') $$), 'AV001', 'or writes the log');
select is(tried(statement), '42501', statement)
from unnest(array['update document_outcome set state = ''approved''', 'insert into user_role (user_no, role, valid_from) values (9, ''finance'', ''2020-01-01'')',
    'delete from access_log', 'insert into decision (document_no, what) values (1, ''approve'')', 'update finding set state = ''resolved''',
    'truncate decision', 'update app_user set disabled_at = now()', 'insert into session values ('''', '''', 1)', 'alter table client disable row level security',
    'drop policy pages on client', 'set role avstamd_worker', 'set session authorization postgres', 'update delegation set per_invoice_ore = null',
    'select document_move(3, ''approved'')', 'select finding_decide(1, ''pay_anyway'', null, null)', 'select documents_exported(''{1}'')',
    'create table avstamd.x ()', 'create or replace function avstamd.me() returns integer language sql as ''select 1''']) as statement
where statement not like 'set %'; -- a superuser's session may, so that is tried below

-- As hanna, at hugo's client, findings and documents, and at what is not a handläggare's.
select arrive('hanna') is not null;
select is(tried(statement), code, statement)
from (values
    ('select confirm_month(2, ''2026-10-01'', ''as_ordered'')', 'AV004'),
    ('select confirm_month(9999, ''2026-10-01'', ''as_ordered'')', 'AV004'),
    ('select confirm_month(null, ''2026-10-01'', ''as_ordered'')', 'AV004'),
    ('select decide_finding(2, ''accept_finding'')', 'AV004'),
    ('select decide_finding(3, ''accept_finding'')', 'AV004'),
    ('select decide_finding(5, ''note'', null, ''x'')', 'AV004'),
    ('select decide_finding(null, ''accept_finding'')', 'AV004'),
    ('select decide_document(1, ''approve'')', 'AV001'),
    ('select decide_document(2, ''note'', null, ''x'')', 'AV001'),
    ('select bulk_decide(''{1}'', ''approve'')', '(1,AV001,"Din roll får inte besluta om fakturor.")'),
    ('select ask(null, 1, ''x'')', 'AV001'), ('select assign(null, 1, 1)', 'AV001'),
    ('select answer(9999, ''x'')', 'AV004'),
    ('select undo((select min(decision_no) from decision))', 'AV004'), ('select undo(3)', 'AV004'),
    ('select register_extract(2, ''x'')', 'AV004'), ('select register_extract(1, '''')', 'AV005'),
    ('select document_source(1)', 'AV004'), ('select (document_to_pay(2)).pay_ore', 'nothing'),
    ('select (approval_limit(2)).pay_ore', 'nothing'),
    ('select filter_delete(1)', 'AV004'), ('select dispute_edit(1, ''x'')', 'AV004'), ('select dispute_sent(1)', 'AV004'), ('select dispute_unsent(1)', 'AV004'),
    ('select recovery_set(1, ''sent'')', 'AV004'), ('select provider_setting_set(1, ''hold'')', 'AV001'),
    ('select sample_draw(''orders'', ''2026-01-01'', ''2026-12-31'', 10, ''x'')', 'AV001'),
    ('select user_role_set(3, ''finance'')', 'AV001'), ('select user_password_set(1, ''x'')', 'AV001'),
    ('select delegation_set(''finance'', null, null, null, null, null)', 'AV001'),
    ('select setting_set(''idle_minutes'', 480)', 'AV001'), ('select substitute_set(4, 3, ''2020-01-01'', ''2099-01-01'')', 'AV001'),
    ('select sso_group_set(''x'', ''finance'')', 'AV001'), ('select quarantine_discard(1, 1, ''x'')', 'AV001'), ('select service_group_set(1, ''x'')', 'AV001'),
    ('select is_mine(2)', 'false'), ('select sees_finding(2)', 'false'), ('select sees_document(2)', 'false'),
    ('select my_question(1)', 'true'),
    -- leaky expressions are not asked of rows that are not hers
    ('select count(*) from client where 1 / (client_no - 2) is not null', '2'),
    ('select count(*) from client_seen where 1 / (client_no - 2) is not null', '2')) as tries (statement, code);
select is((select count(*)::integer from decision where by_user = 3), 0, 'nothing of it was decided');
select ok(register_extract(1, 'begäran') -> 'client' ->> 'personal_no' = '191212121212', 'her own client''s extract has everything');
select ok(register_extract(3, 'begäran') is not null, 'the protected one''s, too');
select arrive('chef') is not null;
select is(tried('select register_extract(3, ''x'')'), 'AV004', 'which her manager does not get');
select is(tried('select sample_draw(''orders'', ''2026-01-01'', ''2026-12-31'', 50, ''frö'')'), '1', 'a manager draws a sample');
select is((select array_agg(item order by place)::text from sample_item), (select array_agg(item order by place)::text from
           (select order_no as item, row_number() over (order by sha256(convert_to('frö/' || order_id, 'UTF8'))) as place
            from care_order) as again where place <= 2), 'that anybody can draw again, of her unit alone');
select is(tried(statement), code, statement)
from (values ('select decide_document(4, ''approve'')', 'AV004'), ('select decide_finding(5, ''note'', null, ''x'')', 'AV004'),
             ('select confirm_month(4, ''2026-10-01'', ''as_ordered'')', 'AV004'), ('select assign(null, 5, 3)', 'AV004'),
             ('select assign(4, null, 3)', 'AV004')) as tries (statement, code);
select arrive('rev') is not null;
select is(tried(statement), 'AV001', 'the auditor: ' || statement)
from unnest(array['select decide_document(3, ''approve'')', 'select decide_document(3, ''note'', null, ''x'')', 'select decide_finding(1, ''accept_finding'')',
    'select ask(null, 1, ''x'')', 'select assign(null, 1, 1)', 'select confirm_month(1, ''2026-10-01'', ''as_ordered'')', 'select user_disable(1)',
    'select provider_setting_set(1, ''hold'')', 'select register_extract(1, ''x'')']) as statement;
select arrive('adm') is not null;
select is(tried(statement), code, 'the administrator: ' || statement)
from (values ('select user_role_set(8, ''approver'')', 'AV001'), ('select user_change(8, ''Adam'', ''H1'', null)', 'AV001'),
             ('select user_disable(8)', 'AV001'), ('select user_add(''hanna'', ''x'')', 'AV006'), ('select user_add('' '', ''x'')', 'AV006'),
             ('select user_role_set(9, ''king'')', 'AV006'), ('select user_role_set(99, ''finance'')', 'AV006'),
             ('select decide_document(3, ''approve'')', 'AV001'), ('select document_source(1)', 'AV004'),
             ('select delegation_set(''administrator'', null, null, 1, 1, 1)', 'AV001'), ('select delegation_set(null, 8, null, 1, 1, 1)', 'AV001'),
             ('select delegation_set(''finance'', null, null, -1, 1, 1)', 'AV006'), ('select setting_set(''idle_minutes'', 10000)', 'AV006'),
             ('select user_add(''ny'', ''Ny'') > 0', 'true'), ('select setting_set(''idle_minutes'', 45)', ''),
             ('select quarantine_discard(1, 1, '''')', 'AV005'), ('select quarantine_discard(1, 2, ''x'')', 'AV003'),
             ('select quarantine_discard(1, 1, ''ingen faktura'')', ''), ('select quarantine_discard(1, 1, ''x'')', 'AV003'))
     as tries (statement, code);

-- Substitutes and dates.
select user_role_set(9, 'officer', '2020-01-01', '2020-12-31');
select substitute_set(3, 4, today(), today() + 7);
select arrive('ute') is not null;
select is(seen('select client_no from client'), '', 'a role that has ended is none');
select arrive('hugo') is not null;
select is(seen('select client_no from client'), '1,2,3', 'a substitute has the other''s clients');
select is(seen('select name from client_seen where name is not null'), 'Karin Ett,Kurt Två', 'but not the name of the protected one');
select is(tried('select confirm_month(1, ''2026-10-01'', ''as_ordered'') is not null'), 'true', 'and confirms for her');
reset role; set local avstamd.entry = '';
update substitute set valid_from = today() + 1;
select arrive('hugo') is not null;
select is(seen('select client_no from client'), '2', 'not before the first day');

-- Sessions.
reset role; set local avstamd.entry = '';
update session set last_seen_at = now() - interval '46 minutes' where user_no = 1;
update session set created_at = now() - interval '11 hours' where user_no = 2;
set local role avstamd_web;
select is(tried($$ select enter(sha256('eva'), null, '') $$), '28000', 'an idle session ends');
select is(tried($$ select enter(sha256('ulf'), null, '') $$), '28000', 'an old one, too');
select session_close(sha256('hugo'));
select is(tried($$ select enter(sha256('hugo'), null, '') $$), '28000', 'and one that was closed');
select arrive('adm') is not null;
select user_disable(3);
reset role; set local avstamd.entry = '';
set local role avstamd_web;
select is(tried($$ select enter(sha256('hanna'), null, '') $$), '28000', 'a disabled user does not enter');
select is(tried($$ select session_open(3, sha256('y'), sha256('z'), null) $$), '28000', 'nor sign in');
select is((select user_no from sign_in_lookup('nobody', '10.0.0.1')), null, 'an unknown login is a row of nulls');
select sign_in_result('eva', '10.0.0.1', false) from generate_series(1, 4);
select is((select wait_seconds from sign_in_lookup('eva', '10.0.0.1')), 0, 'four wrong passwords');
select sign_in_result('EVA ', '10.0.0.1', false);
select ok((select wait_seconds > 800 from sign_in_lookup('eva', '10.9.9.9')), 'and a fifth has to wait, from anywhere');
select ok((select wait_seconds = 0 from sign_in_lookup('atte', '10.0.0.1')), 'others do not');
select sign_in_result('x' || n, '10.0.0.1', false) from generate_series(1, 25) n;
select ok((select wait_seconds > 800 from sign_in_lookup('atte', '10.0.0.1')), 'until the address has tried too many');
reset role;
insert into sso_group values ('ekonomer', 'finance');
set local role avstamd_web;
select sso_sign_in('Nils@kommun', 'Nils', '{ekonomer,andra}', null) as nils \gset
select is(roles_of(:nils), '{finance}', 'a user of the directory is made, with the roles of the groups');
select is(sso_sign_in('nils@kommun', 'Nils', '{andra}', null), :nils, 'is the same the next time');
select is(roles_of(:nils), '{}', 'and loses them with the groups');
select is(sso_sign_in('atte', 'Atte', '{ekonomer}', null), 6, 'who was there already');
select is(roles_of(6), '{approver,finance}', 'keeps what people gave');
reset role; set local avstamd.entry = '';
select is(tried($$ select enter(sha256('atte'), null, '') $$), '28000', 'who is above the rules is not let in');
select ok((select count(*) > 20 from access_log where refused = '28000'), 'failed attempts are in the log');
select * from finish();
rollback;
