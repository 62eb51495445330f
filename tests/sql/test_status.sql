-- Figures are for who operates: each of our roles may ask, sees the same, and learns no more by it.
begin;
set local search_path = avstamd, public, pg_temp;
select * from no_plan();
\i tests/sql/review_town.psql
insert into source_state (source, kind, tried_at, failing_since, failures, last_error)
values ('mailbox', 'imap', '2026-11-29 02:00+01', '2026-11-29 01:00+01', 3, 'signing in as karin failed');
create temporary table seen (who text, figures jsonb);
grant all on seen to public;
insert into seen select 'owner', figures() - array['now', 'database_bytes', 'daemons'];
set role avstamd_worker;
insert into seen select 'worker', figures() - array['now', 'database_bytes', 'daemons'];
set role avstamd_auditor;
insert into seen select 'auditor', figures() - array['now', 'database_bytes', 'daemons'];
set role avstamd_web;
insert into seen select 'web', figures() - array['now', 'database_bytes', 'daemons'];
select is_empty($$ select from source_state $$, 'who is nobody in the pages sees no source');
reset role;
select is((select count(distinct figures) from seen), 1::bigint, 'everybody is told the same');
select is((select sum((one ->> 'count')::bigint) from seen, jsonb_array_elements(figures -> 'documents') as one
           where who = 'web'), (select count(*)::numeric from document), 'and each invoice is in one state');
select is((select jsonb_agg(one ->> 'count' order by one ->> 'state') from seen,
           jsonb_array_elements(figures -> 'documents') as one where who = 'web' and one ->> 'state' <> 'received'
             and one ->> 'count' <> '0'),
          (select jsonb_agg(count::text order by state) from (select state, count(*) from document_outcome group by state) s),
          'the one in which it is');
select is((select figures #>> '{sources,0,failures}' from seen where who = 'web'), '3', 'how often a source failed is told');
select is((select count(*) from seen where figures::text ~* 'karin'), 0::bigint, 'why is not: it may name somebody');
create role nobody_of_ours;
grant usage on schema avstamd to nobody_of_ours;
set role nobody_of_ours;
select throws_ok($$ select avstamd.figures() $$, '42501', null, 'others are told nothing');
reset role;
select * from finish();
rollback;
