-- The administrator sets up who may approve what, and the others their pages.
\set ON_ERROR_STOP 1
\set QUIET 1
\o /dev/null
\ir ../become.sql

begin;
select pg_temp.become('admin1');
select avstamd.service_group_set(service_no => service_no, name => case
           when service_id in ('VOB', 'HVB', 'FAM') then 'Boende och placeringar'
           when service_id in ('DV', 'BOS', 'AVL', 'LEDS') then 'Funktionsstöd'
           else 'Hemtjänst' end)
from avstamd.service order by service_no;
-- Kronor an invoice, a day and a year.
select avstamd.delegation_set(role => role, user_no => null, service_group => service_group,
           per_invoice_ore => invoice * 100, per_day_ore => day * 100, per_year_ore => year * 100,
           valid_from => date_trunc('year', least(:'day'::date, avstamd.today()))::date)
from (values ('finance', null, 50000::bigint, 1000000::bigint, 20000000::bigint),
             ('finance', 'Boende och placeringar', 100000, 1000000, 20000000),
             ('unit_manager', null, 200000, 1000000, 20000000),
             ('approver', null, 1500000, 10000000, 250000000)) as wanted (role, service_group, invoice, day, year);
select avstamd.sso_group_set(group_name => 'avstamd-' || name, role => role)
from (values ('ekonomi', 'finance'), ('handlaggare', 'officer'), ('enhetschefer', 'unit_manager'),
             ('attestanter', 'approver'), ('revision', 'auditor')) as wanted (name, role);
commit;

begin;
select pg_temp.become('ekonomi1');
select avstamd.provider_setting_set(provider_no => provider_no, partly_disputed => 'hold')
from avstamd.provider where name like 'Strandhagen%';
select avstamd.filter_save(page => 'fakturor', name => name, query => query)
from (values ('Mina fakturor', 'tillstand=alla&ansvarig=jag'),
             ('Ifrågasatt minst 1 000 kr', 'tillstand=granska&minst=1000')) as wanted (name, query);
commit;
begin;
select pg_temp.become('attest1');
select avstamd.filter_save(page => 'fakturor', name => 'Väntar på mig, störst först',
                           query => 'tillstand=attest&sortera=-belopp');
commit;
begin;
select pg_temp.become('chef1');
select avstamd.substitute_set(for_user => away.user_no, by_user => stand_in.user_no,
           valid_from => avstamd.today() + 7, valid_to => avstamd.today() + 14)
from avstamd.app_user away, avstamd.app_user stand_in
where away.login = 'handlaggare1' and stand_in.login = 'handlaggare2';
commit;
begin;
select pg_temp.become('chef2');
select avstamd.substitute_set(for_user => away.user_no, by_user => stand_in.user_no,
           valid_from => least(:'day'::date, avstamd.today()), valid_to => greatest(:'today'::date, avstamd.today()) + 3)
from avstamd.app_user away, avstamd.app_user stand_in
where away.login = 'handlaggare3' and stand_in.login = 'handlaggare4';
commit;
