-- What must always be true of facts, whoever writes them.
begin;
set local search_path = avstamd, public, pg_temp;
select * from no_plan();

insert into provider (provider_id) values ('5560000001'), ('5560000002');
insert into client (client_id) values ('K1'), ('K2');
insert into service (service_id, unit, basis) values ('HT', 'hour', 'performed');
insert into account (client_no, provider_no, service_no)
select client_no, provider_no, service_no from client, provider, service;

prepare provider_add as insert into provider (provider_id) values ($1);
select throws_ok($$ execute provider_add('5560000001') $$, '23505', null, 'a provider is there once');
select throws_ok($$ execute provider_add('556000000') $$, '23514', null, 'nine digits are no number');
select throws_ok($$ execute provider_add('556000-0001') $$, '23514', null, 'nor is a hyphen');
select throws_ok($$ insert into client (client_id) values ('') $$, '23514', null, 'a client has a code');
select throws_ok($$ insert into client (client_id) values (E'a\nb') $$, '23514', null, 'on one line');
select throws_ok($$ insert into client (client_id) values (repeat('x', 201)) $$, '23514', null,
                 'of at most 200 bytes');

prepare service_add as insert into service (service_id, unit, basis) values ($1, $2, $3);
select lives_ok(format('execute service_add(%L, %L, %L)', basis || unit, unit, basis),
                format('%s can be counted by the %s', basis, unit))
from (values ('presence', 'day'), ('fixed', 'month'), ('performed', 'hour'), ('performed', 'day'),
             ('performed', 'each'), ('ordered', 'hour'), ('ordered', 'day'), ('ordered', 'each'))
     as fits (basis, unit);
select throws_ok(format('execute service_add(%L, %L, %L)', basis || unit, unit, basis), '23514', null,
                 format('%s cannot be counted by the %s', basis, unit))
from (values ('presence', 'hour'), ('presence', 'month'), ('fixed', 'day'), ('performed', 'month'),
             ('ordered', 'month'), ('other', 'day'), ('performed', 'week')) as unfit (basis, unit);
select throws_ok($$ update service set vat_rate = 100.1 $$, '23514', null, 'VAT is a percentage');
select throws_ok($$ update service set tolerance_qty = -1 $$, '23514', null, 'a tolerance is a size');
select throws_ok($$ update service set round_visit_min = 1441 $$, '23514', null, 'a day has 1440 minutes');

prepare price_add as insert into price (provider_no, service_no, level, valid_from, valid_to, unit_price)
    values ($1, 1, $2, $3, $4, $5);
select lives_ok($$ execute price_add(null, '', '2026-01-01', null, 1) $$, 'a price for everybody');
select lives_ok($$ execute price_add(null, '', '2026-02-01', null, 1) $$, 'prices may overlap');
select lives_ok($$ execute price_add(1, '', '2026-01-01', '2026-01-01', 0) $$, 'a day for nothing');
select throws_ok($$ execute price_add(null, '', '2026-01-01', null, 2) $$, '23505', null,
                 'two prices for everybody from one day are refused');
select throws_ok($$ execute price_add(1, '1', '2026-01-02', '2026-01-01', 1) $$, '23514', null,
                 'a price ends after it starts');
select throws_ok($$ execute price_add(1, '1', '2026-01-02', null, -1) $$, '23514', null,
                 'a price is not negative');

select lives_ok($$ insert into service_alias (item_code, service_no) values ('A', 1) $$, 'an alias');
select throws_ok($$ insert into service_alias (item_code, service_no) values ('A', 1) $$, '23505', null,
                 'stands for one service');
select lives_ok($$ insert into client_alias (alias, client_no) values ('x', 1) $$, 'a pseudonym');
select throws_ok($$ insert into client_alias (alias, client_no) values ('x', 2) $$, '23505', null,
                 'stands for one client');
select throws_ok($$ insert into extractor (field, pattern, yields) values ('note', '(x)', 'order') $$,
                 '23514', null, 'an extractor reads a known field');

select is(unit_word('  Mån. '), 'mån', 'a unit is the same word with a point');
select is(unit_word('VÅRDDYGN'), 'vårddygn', 'and in upper case');
select lives_ok($$ insert into unit_mapping (unit_text, unit_code) values ('pass', 'EA') $$, 'a unit');
select throws_ok($$ insert into unit_mapping (unit_text, unit_code) values ('pass', 'HUR') $$, '23505', null,
                 'has one code');
select throws_ok($$ insert into unit_mapping (unit_text, unit_code) values ('Pass', 'EA') $$, '23514', null,
                 'and is stored as a word');
select throws_ok($$ insert into unit_mapping (unit_text, unit_code) values ('liter', 'LTR') $$, '23514', null,
                 'of a unit that care is counted in');

prepare order_add as insert into care_order (order_id, account_no, valid_from, valid_to, quantity, per,
    staff_count) values ($1, 1, '2026-01-01', $2, $3, $4, $5);
select lives_ok($$ execute order_add('O1', null, 2.123456789, 'day', 1) $$, 'an order until further notice');
select throws_ok($$ execute order_add('O1', null, 2, 'day', 1) $$, '23505', null, 'an order is there once');
select throws_ok($$ execute order_add('O2', '2025-12-31', 2, 'day', 1) $$, '23514', null,
                 'an order ends after it starts');
select throws_ok($$ execute order_add('O2', null, -1, 'day', 1) $$, '23514', null, 'an order is of something');
select throws_ok($$ execute order_add('O2', null, 1, 'year', 1) $$, '23514', null, 'by day, week or month');
select throws_ok($$ execute order_add('O2', null, 1, 'day', 0) $$, '23514', null, 'for somebody to do');
select throws_ok($$ update care_order set account_no = 999 $$, '23503', null, 'an order has an account');
select throws_ok($$ delete from client where client_no = 1 $$, '23503', null,
                 'a client with care cannot be removed');

select throws_ok($$ insert into stay (stay_id, account_no, moved_in, moved_out)
                    values ('S', 1, '2026-01-02', '2026-01-01') $$, '23514', null,
                 'nobody moves out before moving in');
select throws_ok($$ insert into absence (absence_id, client_no, first_day, last_day, kind)
                    values ('A', 1, '2026-01-02', '2026-01-01', 'hospital') $$, '23514', null,
                 'nobody comes home before leaving');
select throws_ok($$ insert into absence (absence_id, client_no, first_day, kind)
                    values ('A', 1, '2026-01-02', 'holiday') $$, '23514', null, 'absences have kinds');

-- Visits stand in months, and their identity stands above the months.
select lives_ok($$ select visit_month_ensure('2026-02-17') $$, 'a month is made');
select lives_ok($$ select visit_month_ensure('2026-02-01') $$, 'once');
select has_table('avstamd', 'visit_2026_02', 'by its name');
select is((select count(*)::integer from pg_inherits where inhparent = 'visit'::regclass), 1,
          'and nothing else is made');
insert into visit_identity (visit_id, care_day) values ('V1', '2026-02-01');
prepare visit_add as insert into visit (visit_no, care_day, account_no, start_at, end_at, method, manual)
    values ($1, $2, 1, $3, $4, $5, $6);
select throws_ok($$ execute visit_add(1, '2026-03-01', '2026-03-01 08:00+01', null, null, false) $$,
                 '23514', null, 'a month that was not made takes no visits');
select throws_ok($$ execute visit_add(9, '2026-02-01', '2026-02-01 08:00+01', null, null, false) $$,
                 '23503', null, 'a visit has an identity');
select throws_ok($$ execute visit_add(1, '2026-02-01', '2026-02-01 08:00+01', '2026-02-01 07:59+01', null, false) $$,
                 '23514', null, 'a visit ends after it starts');
select throws_ok($$ execute visit_add(1, '2026-02-01', '2026-02-01 08:00+01', null, 'manual', false) $$,
                 '23514', null, 'by hand is by hand');
select lives_ok($$ execute visit_add(1, '2026-02-01', '2026-02-01 08:00+01', '2026-02-01 08:00+01', 'manual', true) $$,
                'a visit may have no time');
select throws_ok($$ insert into visit_identity (visit_id) values ('V1') $$, '23505', null,
                 'a visit is there once');
select visit_month_ensure('2026-03-01');
select throws_ok($$ execute visit_add(1, '2026-03-01', '2026-03-01 08:00+01', null, null, false) $$,
                 '23503', null, 'whatever its month');
select throws_ok($$ update visit_identity set care_day = '2026-03-01' where visit_no = 1 $$, '23503', null,
                 'and stands on the day of its identity');
select * from finish();
rollback;
