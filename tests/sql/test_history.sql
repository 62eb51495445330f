-- What changed leaves what it was, and says what to look at again.
begin;
set local search_path = avstamd, public, pg_temp;
set local timezone = 'UTC';
select * from no_plan();

create function changes() returns text language sql as $$
    -- Which clients, services, providers and tokens, then an empty list again.
    with seen as (delete from change returning *)
    select coalesce(string_agg(distinct concat_ws(' ', 'client ' || client_no, 'service ' || service_no,
        'provider ' || provider_no, token), ', '), '')
    from seen
$$;
create function former(kind_wanted text) returns setof jsonb language sql as $$
    select former from fact_history where kind = kind_wanted order by fact_history_no
$$;

insert into provider (provider_id) values ('5560000001'), ('5560000002');
select is(changes(), 'provider 1 5560000001, provider 2 5560000002', 'a new provider tells of its documents');
insert into client (client_id) values ('K1'), ('K2'), ('K3');
select is(changes(), 'client 1 K1, client 2 K2, client 3 K3', 'a new client tells of itself');
insert into service (service_id, unit, basis) values ('HT', 'hour', 'performed');
select is(changes(), 'service 1 HT', 'a new service tells of its accounts');
insert into account (client_no, provider_no, service_no)
select client_no, 1, 1 from client order by client_no;
select is(changes(), '', 'an account alone says nothing');

update client set name = 'Bo' where client_id = 'K1';
select is(changes(), 'client 1 K1', 'a changed client tells');
select is((select count(*)::integer from former('client')), 1, 'and is remembered');
select is((select former -> 'name' from former('client') as former), 'null', 'as it was');
update client set name = 'Bo' where client_id = 'K1';
select is((select count(*)::integer from former('client')), 1, 'but not when nothing changed');
update client set unit = 'Norr';
select is((select count(*)::integer from former('client')), 4, 'one statement remembers all of its rows');

select is(changes(), 'client 1 K1, client 2 K2, client 3 K3', 'and tells of all of them');
insert into care_order (order_id, account_no, valid_from, quantity, per)
values ('O1', 1, '2026-01-01', 1, 'day');
select is(changes(), 'client 1 O1', 'a new order tells');
update care_order set account_no = 2;
select is(changes(), 'client 1 O1, client 2 O1', 'an order that moves tells of both clients');
delete from care_order;
select is(changes(), 'client 2 O1', 'a withdrawn order tells');
select is((select array_agg(withdrawn order by fact_history_no) from fact_history where kind = 'care_order'),
          array[false, true], 'and its withdrawal is remembered');

insert into price (service_no, valid_from, unit_price) values (1, '2026-01-01', 1);
select is(changes(), 'service 1', 'a price for everybody tells of the service');
update price set provider_no = 2;
select is(changes(), 'service 1, service 1 provider 2', 'a provider''s own price of both');
insert into service_alias (item_code, service_no) values ('A', 1);
select is(changes(), 'A', 'a service alias tells of the documents that have it');
insert into client_alias (alias, client_no) values ('x', 1);
select is(changes(), 'client 1 x', 'so does a client alias');
insert into extractor (provider_no, field, pattern, yields) values (1, 'line_note', '(x)', 'order');
select is(changes(), 'provider 1', 'an extractor tells of the provider''s documents');
insert into extractor (field, pattern, yields) values ('line_note', '(x)', 'order');
select is((select count(*)::integer from change
           where num_nonnulls(client_no, service_no, provider_no, document_no, token) = 0), 1,
          'a general extractor of every document');
select is(changes(), '', 'without naming one');
update unit_mapping set unit_code = 'EA' where unit_text = 'dygn';
select is(changes(), '', 'a unit that no invoice has touches nothing');
select is((select former ->> 'unit_code' from fact_history where kind = 'unit_mapping'), 'DAY',
          'and what it was is kept');
insert into stay (stay_id, account_no, moved_in) values ('S1', 3, '2026-01-01');
select is(changes(), 'client 3', 'a stay tells of its client');
insert into absence (absence_id, client_no, first_day, kind) values ('A1', 2, '2026-01-01', 'hospital');
select is(changes(), 'client 2', 'an absence too');

-- Visits: K1 and K2 have the same staff at the same time, K3 at another.
select visit_month_ensure('2026-01-01'), visit_month_ensure('2026-02-01');
insert into staff (provider_no, staff_id) values (1, 'anna'), (1, 'eva');
insert into visit_identity (visit_id, care_day) values
    ('V1', '2026-01-31'), ('V2', '2026-01-31'), ('V3', '2026-01-31');
insert into visit (visit_no, care_day, account_no, staff_no, start_at, end_at) values
    (1, '2026-01-31', 1, 1, '2026-01-31 10:00', '2026-01-31 12:00'),
    (2, '2026-01-31', 2, 1, '2026-01-31 11:00', '2026-01-31 13:00'),
    (3, '2026-01-31', 3, 1, '2026-01-31 12:00', '2026-01-31 14:00');
select is(changes(), 'client 1, client 2, client 3', 'new visits tell of their clients');
with moved as (update visit_identity set care_day = '2026-02-01' where visit_no = 1)
update visit set care_day = '2026-02-01', start_at = '2026-02-01 10:00', end_at = '2026-02-01 12:00'
where visit_no = 1;
select is(changes(), 'client 1, client 2', 'a visit that moves to another month tells of whom its staff visited');
select is((select count(*)::integer from visit_2026_02), 1, 'and stands there');
select is((select former ->> 'care_day' from former('visit') as former), '2026-01-31', 'and is remembered');
update visit set staff_no = 2 where visit_no = 2;
select is(changes(), 'client 2, client 3', 'a visit that gets another staff tells of whom the former visited');
update visit set account_no = 3 where visit_no = 1;
select is(changes(), 'client 1, client 3', 'a visit that was another client''s tells of both');
delete from visit where visit_no = 3;
select is(changes(), 'client 3', 'a withdrawn visit tells');
select is((select count(*)::integer from fact_history where kind = 'visit' and withdrawn), 1,
          'and is remembered as withdrawn');
select is((select count(*)::integer from visit_identity), 3, 'and its number is not given to another');

-- The staff's time is what couples clients: neither how a visit was registered nor a cancelled one.
insert into visit_identity (visit_id, care_day) values
    ('V4', '2026-01-10'), ('V5', '2026-01-13'), ('V6', '2026-01-13');
insert into visit (visit_no, care_day, account_no, staff_no, start_at, end_at, status) values
    (4, '2026-01-10', 1, 2, '2026-01-10 10:00', '2026-01-13 12:00', 'performed'),
    (5, '2026-01-13', 2, 2, '2026-01-13 11:00', '2026-01-13 13:00', 'performed'),
    (6, '2026-01-13', 3, 2, '2026-01-13 12:30', '2026-01-13 14:00', 'cancelled');
select is(changes(), 'client 1, client 2, client 3', 'three more visits');
update visit set method = 'auto' where visit_no = 5;
select is(changes(), 'client 2', 'a visit that keeps its time tells of its client alone');
update visit set start_at = '2026-01-13 11:30' where visit_no = 5;
select is(changes(), 'client 1, client 2, client 3', 'one that was moved of a visit that began days before, too');
delete from visit where visit_no = 6;
select is(changes(), 'client 3', 'a cancelled visit took nobody''s time');
delete from visit where visit_no = 4;
select is(changes(), 'client 1, client 2', 'a long visit that is withdrawn tells of those on its last day');

-- What was is never rewritten.
select throws_ok($$ update fact_history set kind = 'x' $$, '42501', null, 'history cannot be changed');
select throws_ok($$ delete from fact_history $$, '42501', null, 'nor deleted');
select throws_ok($$ truncate fact_history $$, '42501', null, 'nor emptied');
select throws_ok($$ delete from finding_event $$, '42501', null, 'events of findings neither');
select * from finish();
rollback;
