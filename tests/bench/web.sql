-- Some years of invoices, the same every time: 100,000 of them with 10 lines each, 1,000,000 findings, and
-- one invoice of 300 lines (number 100001) with a finding on each and visits behind it.  One in five
-- waits for review.  Straight into the tables: no trigger, no foreign key is asked.
\set ON_ERROR_STOP on
set search_path = avstamd;
set timezone = 'Europe/Stockholm';
set session_replication_role = replica;
set work_mem = '256MB';
begin;

insert into provider (provider_no, provider_id, name) overriding system value
select n, (5560000000 + n)::text, 'Utförare ' || n || ' i Exempelköping AB' from generate_series(1, 40) n;
insert into client (client_no, client_id, unit, officer) overriding system value
select n, 'B' || to_char(n, 'FM00000'), 'Enhet ' || n % 14, 'H' || n % 60 from generate_series(1, 25000) n;
insert into service (service_no, service_id, name, unit, basis) overriding system value
values (1, 'HEMTJ', 'Hemtjänst', 'hour', 'performed');
insert into account (account_no, client_no, provider_no, service_no) overriding system value
select n, n, n % 40 + 1, 1 from generate_series(1, 25000) n;
insert into reconciliation_run (run_no, as_of, kind, started_at, finished_at) overriding system value
values (1, '2026-11-22', 'full', '2026-11-01', '2026-11-01');

create temporary table plan as
select n as document_no, n % 40 + 1 as provider_no, date '2026-11-20' - n % 730 as issued,
       case when n > 100000 then 300 else 10 end as lines,
       case when n > 100000 or n % 20 in (1, 2, 3) then 'flagged' when n % 20 = 4 then 'in_review'
            when n % 20 = 5 then 'disputed' when n % 20 < 8 then 'approved' when n % 20 = 8 then 'clean'
            else 'paid' end as state
from generate_series(1, 100001) n;

insert into file (file_no, sha256, content) overriding system value
select document_no, sha256(convert_to(document_no::text, 'UTF8')), '' from plan;
insert into document (document_no, file_no, format, invoice_no, issue_date, due_date, type_code, credit_note,
                      currency, seller_id, seller_name, buyer_reference, net_ore)
overriding system value
select document_no, document_no, 'ubl-invoice', 'F' || document_no, issued, issued + 30, '380', false, 'SEK',
       (5560000000 + provider_no)::text, 'Utförare ' || provider_no, 'Enhet ' || document_no % 14,
       lines * 400000
from plan;
create temporary table line as
select document_no, position, (document_no * 7 + position * 83) % 25000 + 1 as account_no, issued,
       date_trunc('month', issued - 25)::date as month, 500 + (document_no * position) % 90000 as amount_ore,
       (array['QT01', 'QT01', 'QT01', 'QT02', 'PR01', 'LK04', 'VE07', 'QT01', 'DC01', 'PR04'])
           [(document_no + position) % 10 + 1] as code,
       state = 'clean' as small, (row_number() over (order by document_no, position)) as finding_no
from plan cross join lateral generate_series(1, lines) position;
insert into document_line (document_no, position, line_id, quantity, unit, net_ore, price, name)
select document_no, position, position::text, '10', 'HUR', 400000, '400.00', 'Hemtjänst' from line;
insert into line_outcome (document_no, position, account_no, link, grains, period_start, period_end, payable_ore,
                          received_ore, given_ore, findings_ore)
select document_no, position, account_no, 'client', 3600000, month, (month + interval '1 month - 1 day')::date,
       400000 - amount_ore, 0, 0, amount_ore
from line;
insert into finding (finding_no, code, document_no, line_id, account_no, month, quantity_grains, amount_ore,
                     within_tolerance, first_run, last_run)
overriding system value
select finding_no, code, document_no, position::text, account_no, month, amount_ore * 9, amount_ore, small, 1, 1
from line;

select visit_month_ensure('2026-10-01');
insert into visit (visit_no, care_day, account_no, start_at, end_at, status, method, manual)
select position * 20 + k, date '2026-10-01' + k, account_no, date '2026-10-01' + k + time '08:00',
       date '2026-10-01' + k + time '08:45', 'performed', 'auto', false
from line cross join generate_series(0, 19) k where document_no = 100001;
insert into finding_evidence (finding_no, visits, numbers)
select finding_no,
       case when document_no = 100001
            then array(select position * 20 + k from generate_series(0, 19) k) else '{}' end,
       jsonb_build_object('invoiced_grains', 3600000, 'performed_grains', 3600000 - amount_ore * 9,
                          'ordered_grains', 3600000)
from line;

insert into document_outcome (document_no, provider_no, payable_ore, suggested_ore, expected_vat_ore, state,
                              signed, run_no, invoice_number, issue_date, due_date, seller, words, invoiced_ore,
                              question_ore, findings, codes)
select plan.document_no, plan.provider_no, lines * 400000 - ore, lines * 400000 - ore, 0, state,
       plan.document_no % 100 = 4, 1, 'F' || plan.document_no, issued, issued + 30, provider.name,
       lower(concat_ws(' ', 'F' || plan.document_no, provider.name, provider.provider_id,
                       'Enhet ' || plan.document_no % 14)),
       lines * 400000, ore, found, found_codes
from plan
join provider using (provider_no)
join (select document_no, coalesce(sum(amount_ore) filter (where not small), 0) as ore,
             count(*) filter (where not small) as found,
             coalesce(array_agg(distinct code order by code) filter (where not small), '{}') as found_codes
      from line group by document_no) as found using (document_no);
insert into document_tally (state, tab, documents, invoiced_ore, suggested_ore, question_ore)
select state, tab, count(*), sum(invoiced_ore), sum(suggested_ore), sum(question_ore)
from document_outcome group by state, tab;

-- Somebody of the finance office, signed in as `token` and `key`.
insert into app_user (user_no, login, name) overriding system value values (1, 'eva', 'Eva Ekman');
insert into user_role (user_no, role, valid_from) values (1, 'finance', '2020-01-01');
insert into session (token_digest, form_key, user_no)
values (sha256(decode(:'token', 'hex')), sha256('key'), 1);
commit;
vacuum analyze;
select 'findings ' || (select count(*) from finding) || ' on ' || (select count(*) from document)
    || ' invoices, ' || (select count(*) from document_outcome where tab in ('review', 'second'))
    || ' of them to review';
