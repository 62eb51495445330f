-- A Stockholm month, the same every time: 25,000 clients, 30,000 orders, 2.25 million visits and
-- 60,000 lines on 400 invoices; here and there something to find.  Straight into the tables: no
-- trigger, no foreign key is asked, as if all of it had been looked at before.
\set ON_ERROR_STOP on
set search_path = avstamd;
set timezone = 'Europe/Stockholm';
set session_replication_role = replica;
set work_mem = '256MB';
begin;

insert into provider (provider_no, provider_id, name, bankgiro) overriding system value
select n, (5560000000 + n)::text, 'Utförare ' || n, (50000000 + n)::text from generate_series(1, 40) n;

insert into client (client_no, client_id, name, unit) overriding system value
select n, 'B' || to_char(n, 'FM00000'), 'Brukare ' || n, 'Enhet ' || n % 14
from generate_series(1, 25000) n;

insert into service (service_no, service_id, name, unit, basis, tolerance_pct, tolerance_qty)
overriding system value
values (1, 'HEMTJ', 'Hemtjänst', 'hour', 'performed', 2, 0.25),
       (2, 'LEDS', 'Ledsagning', 'hour', 'performed', 2, 0.25);

insert into service_alias (item_code, service_no) values ('1001', 1), ('1002', 2);

insert into price (service_no, valid_from, unit_price)
values (1, '2026-01-01', 412.50), (2, '2026-01-01', 398.00), (1, '2026-10-16', 419.25);

-- Order o is client o's; the last 5,000 are second orders.  Provider (o - 1) / 750 + 1 has 750.
create temporary table plan as
select o, case when o <= 25000 then o else (o - 25000) * 5 end as client_no,
       (o - 1) / 750 + 1 as provider_no, case when o <= 25000 then 1 else 2 end as service_no,
       (o - 1) % 750 as rank
from generate_series(1, 30000) o;

insert into account (account_no, client_no, provider_no, service_no) overriding system value
select o, client_no, provider_no, service_no from plan;

insert into care_order (order_no, order_id, account_no, valid_from, valid_to, quantity, per)
overriding system value
select o, 'BEST' || to_char(o, 'FM000000'), o, '2026-03-01',
       case when o % 211 = 0 then date '2026-10-20' end, case when o % 53 = 0 then 50 else 60 end, 'month'
from plan;

insert into absence (absence_id, client_no, first_day, last_day, kind)
select 'F' || n, n * 50, date '2026-10-05' + n % 10, date '2026-10-05' + n % 10 + 6, 'hospital'
from generate_series(1, 500) n;

-- 250 of a provider's staff have three clients each, one after the other: nobody is in two places, but
-- for one visit in a thousand, which somebody else's staff is said to have made.
insert into staff (staff_no, provider_no, staff_id) overriding system value
select n, (n - 1) / 250 + 1, 'P' || n from generate_series(1, 10000) n;

select visit_month_ensure('2026-10-01');
insert into visit (visit_no, care_day, account_no, staff_no, start_at, end_at, status, method, manual)
select k::bigint * 30000 + o, begins::date, o,
       (provider_no - 1) * 250 + (rank / 3 + case when (k * 30000 + o) % 1009 = 0 then 1 else 0 end) % 250 + 1,
       begins::timestamptz, (begins + make_interval(mins => 30 + (o + k) % 3 * 15))::timestamptz, 'performed',
       case when (o + k) % 11 = 0 then 'manual' else 'auto' end, (o + k) % 11 = 0
from generate_series(0, 74) k cross join plan
cross join lateral (select date '2026-10-01' + k * 31 / 75
    + make_interval(mins => 420 + k % 3 * 240 + rank % 3 * 70) as begins) as moment
order by k, o;
insert into visit_identity (visit_no, visit_id, care_day) overriding system value
select visit_no, 'V' || to_char(visit_no, 'FM00000000'), care_day from visit;

-- Two lines an order: the month's halves, what was performed, now and then an hour more; half of the
-- lines name the order, half the client and an item.
create temporary table half as
select account_no as o, care_day > '2026-10-15' as second,
       sum(extract(epoch from end_at - start_at))::numeric / 3600
           + case when account_no % 40 = 0 then 1 else 0 end as hours
from visit group by 1, 2;

create temporary table line as
select (o - 1) / 75 + 1 as document_no, o, second, hours,
       case when service_no = 2 then 398.00 when second and o % 90 <> 0 then 419.25 else 412.50 end as price,
       row_number() over (partition by (o - 1) / 75 order by o, second) as position, client_no, service_no
from half join plan using (o);

insert into file (file_no, sha256, content) overriding system value
select n, sha256(convert_to(n::text, 'UTF8')), '' from generate_series(1, 400) n;
insert into document (document_no, file_no, format, invoice_no, issue_date, type_code, credit_note,
                      currency, seller_id, accounts, net_ore)
overriding system value
select document_no, document_no, 'ubl-invoice', 'F' || document_no, '2026-11-03', '380', false, 'SEK',
       (5560000000 + (document_no - 1) / 10 + 1)::text,
       jsonb_build_array(jsonb_build_object('id', (50000000 + (document_no - 1) / 10 + 1)::text,
                                            'branch', 'SE:BANKGIRO')),
       sum(round(hours * price * 100))
from line group by document_no;
insert into document_line (document_no, position, line_id, quantity, unit, net_ore, price, vat_rate,
                           period_start, period_end, order_line_reference, seller_item_id, name, attributes)
select document_no, position, position::text as line_id, round(hours, 4)::text, 'HUR', round(hours * price * 100),
       price::text, 0, case when second then date '2026-10-16' else date '2026-10-01' end,
       case when second then date '2026-10-31' else date '2026-10-15' end,
       case when o % 2 = 0 then 'BEST' || to_char(o, 'FM000000') end,
       case when o % 2 = 1 then case service_no when 1 then '1001' else '1002' end end,
       'Hemtjänst enligt beställning',
       case when o % 2 = 1
            then jsonb_build_array(jsonb_build_array('ClientID', 'B' || to_char(client_no, 'FM00000')))
            else '[]' end
from line order by document_no, position;

-- What comes next is numbered after these.
do $$
declare
    numbered record;
begin
    for numbered in select table_schema || '.' || table_name as name, column_name
                    from information_schema.columns
                    where table_schema = 'avstamd' and is_identity = 'YES' loop
        execute format('select setval(pg_get_serial_sequence(%L, %L), coalesce(max(%I), 0) + 1) from %s',
                       numbered.name, numbered.column_name, numbered.column_name, numbered.name);
    end loop;
end $$;
commit;
vacuum analyze;
select 'clients ' || (select count(*) from client) || ', orders ' || (select count(*) from care_order)
    || ', visits ' || (select count(*) from visit) || ', lines ' || (select count(*) from document_line)
    || ' on ' || (select count(*) from document) || ' invoices';
