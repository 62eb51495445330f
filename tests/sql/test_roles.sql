-- Least rights each: the worker writes, the web reads what a review needs, the auditor reads.
begin;
set local search_path = avstamd, public, pg_temp;
select * from no_plan();

select is(rolcanlogin or rolsuper or rolcreaterole or rolcreatedb
          or rolbypassrls <> (rolname = 'avstamd_worker'), false,
          rolname || ' is a role to be a member of, no more; the worker sees every row')
from pg_roles where rolname in ('avstamd_worker', 'avstamd_web', 'avstamd_auditor');

create view right_of as
    select relname::text as relation, role.rolname::text as role, kind,
           has_table_privilege(role.oid, pg_class.oid, kind) as has
    from pg_class, pg_roles role, unnest(array['SELECT', 'INSERT', 'UPDATE', 'DELETE', 'TRUNCATE']) as kind
    where relnamespace = 'avstamd'::regnamespace and relkind in ('r', 'p') and not relispartition
      and role.rolname in ('avstamd_worker', 'avstamd_web', 'avstamd_auditor');

create view secret as select unnest(array['seal', 'session', 'sign_in_attempt', 'app_user']) as relation;
select is_empty($$ select relation from right_of where role = 'avstamd_auditor' and kind = 'SELECT' and not has
                   except select relation from secret $$,
                'the auditor reads everything but how people sign in');
select is_empty($$ select relation, role from right_of join secret using (relation) where has $$,
                'which nobody reads');
select is(has_column_privilege(role, 'app_user', 'password_hash', 'SELECT'), false, role || ' reads no passwords')
from unnest(array['avstamd_worker', 'avstamd_web', 'avstamd_auditor']) as role;
select is_empty($$ select relation, kind from right_of where role = 'avstamd_auditor' and kind <> 'SELECT' and has $$,
                'and writes nothing');
select is_empty($$ select relation from right_of where role = 'avstamd_worker' and kind = 'SELECT' and not has
                   except select relation from secret $$,
                'the worker reads everything else, too');
select is_empty($$ select relation from right_of where kind = 'TRUNCATE' and has $$, 'nobody empties a table');
select is_empty($$ select relation, kind from right_of where role = 'avstamd_worker' and has
                   and relation in ('fact_history', 'migration') and kind <> 'SELECT' $$,
                'history is written by triggers alone, the list of migrations by their runner');
select is_empty($$ select relation, kind from right_of where role = 'avstamd_worker' and has
                   and relation in ('file', 'receipt', 'document', 'document_line', 'document_rule',
                                    'finding_event')
                   and kind not in ('SELECT', 'INSERT') $$,
                'what was received, and what happened to findings, is only added to');
select is_empty($$ select relation from right_of where role = 'avstamd_worker' and has
                   and relation in ('finding', 'reconciliation_run') and kind = 'DELETE' $$,
                'findings are not deleted');
select is_empty($$ select relation, kind from right_of where role = 'avstamd_web' and has and kind <> 'SELECT' $$,
                'the web pages write nothing themselves');
select is_empty($$ select relation from right_of where role = 'avstamd_web' and has
                   and relation in ('client', 'document', 'file', 'fact_history') $$,
                'and do not read personal numbers, free text, bytes or former rows');
select is(has_column_privilege('avstamd_web', 'client', 'personal_no', 'SELECT'), false,
          'not by the column either');
select is(has_column_privilege('avstamd_web', 'client', 'name', 'SELECT'), false, 'nor names');
select is(has_column_privilege('avstamd_web', 'client', 'client_id', 'SELECT'), true, 'but the code');

select is(has_function_privilege('avstamd_worker', 'visit_month_ensure(date)', 'EXECUTE'), true,
          'the worker makes months');
select is(has_function_privilege(role, 'visit_month_ensure(date)', 'EXECUTE'), false, role || ' does not')
from unnest(array['avstamd_web', 'avstamd_auditor']) as role;
select is_empty($$ select proname from pg_proc where pronamespace = 'avstamd'::regnamespace and prosecdef
                   and not coalesce('search_path=avstamd, pg_temp' = any (proconfig), false) $$,
                'what runs with the owner''s rights looks nowhere else for names');
select is(has_schema_privilege(role, 'avstamd', 'CREATE'), false, role || ' makes nothing in the schema')
from unnest(array['avstamd_worker', 'avstamd_web', 'avstamd_auditor']) as role;

select is(has_sequence_privilege('avstamd_worker', 'finding_finding_no_seq', 'USAGE'), true,
          'the worker numbers findings before it stores them');

-- A day's work with the worker's rights alone.
set local role avstamd_worker;
select lives_ok($$ insert into client (client_id) values ('K1') $$, 'the worker loads a fact');
select lives_ok($$ update client set name = 'Bo' $$, 'changes it');
select is((select count(*)::integer from fact_history), 1, 'with its trace');
select lives_ok($$ select visit_month_ensure('2026-01-01') $$, 'makes a month');
select throws_ok($$ delete from fact_history $$, '42501', null, 'cannot hide the trace');
select throws_ok($$ drop table client cascade $$, '42501', null, 'nor drop a table');
set local role avstamd_web;
select is((select count(*)::integer from client), 0, 'the web sees no client before somebody is signed in');
select throws_ok($$ select personal_no from client $$, '42501', null, 'nor ever personal numbers');
select throws_ok($$ select * from client $$, '42501', null, 'also when it asks for everything');
set local role avstamd_auditor;
select lives_ok($$ select * from fact_history $$, 'the auditor reads what was');
select throws_ok($$ insert into client (client_id) values ('K2') $$, '42501', null, 'and writes nothing');
reset role;
select * from finish();
rollback;
