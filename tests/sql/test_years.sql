-- Gallring: what goes, what is exempt, and that what stays is judged as before.
begin;
set local search_path = avstamd, public, pg_temp;
select * from no_plan();
\i tests/sql/review_town.psql
create function as_worker() returns void language sql as $$ select set_config('role', 'avstamd_worker', true) $$;
create function as_owner() returns void language sql as $$ select set_config('role', 'none', true) $$;
create function verdicts(looked_in text, key text) returns text language plpgsql as $$
declare
    told text;
begin
    perform as_owner();
    perform purge_find();
    execute format('select string_agg(%2$I || coalesce('' '' || hold, ''''), '', '' order by %2$I) from %1$I', looked_in, key)
    into told;
    return coalesce(told, '');
end $$;
create function preview() returns setof text language sql as $$
    select concat_ws(' ', kind, what, rows, coalesce('(' || exempt || ')', 'goes'))
    from purge_preview() where rows is not null
$$;

-- Without an index each removed row reads the whole table that may refer to it.
select is_empty($$
    select c.conrelid::regclass::text, a.attname::text
    from pg_constraint c join pg_attribute a on a.attrelid = c.conrelid and a.attnum = c.conkey[1]
    where c.contype = 'f' and c.conparentid = 0
      and c.confrelid in ('document'::regclass, 'file'::regclass, 'finding'::regclass, 'client'::regclass,
        'account'::regclass, 'decision'::regclass, 'dispute'::regclass, 'response'::regclass,
        'recovery_claim'::regclass, 'visit_identity'::regclass, 'attachment_content'::regclass)
      and not exists (select from pg_index i where i.indrelid = c.conrelid and i.indkey[0] = c.conkey[1]
            and (i.indpred is null
                 or pg_get_expr(i.indpred, i.indrelid) = format('(%s IS NOT NULL)', a.attname)))
$$, 'whoever refers to what is purged is found by an index');

-- A new table that refers to what is purged must be purged with it: write it there, then here.
select is_empty($$
    select distinct conrelid::regclass from pg_constraint
    where contype = 'f' and confrelid in ('document'::regclass, 'document_line'::regclass, 'file'::regclass,
        'finding'::regclass, 'client'::regclass, 'account'::regclass, 'decision'::regclass, 'dispute'::regclass,
        'response'::regclass, 'recovery_claim'::regclass, 'visit_identity'::regclass, 'attachment_content'::regclass)
      and not exists (select from pg_inherits where inhrelid = conrelid)
    except
    select name::regclass from unnest(array['receipt', 'unread', 'quarantine', 'envelope', 'attachment', 'attachment_piece',
        'document', 'document_line', 'document_rule', 'document_token', 'document_waiting', 'document_outcome',
        'document_review', 'line_outcome', 'finding', 'finding_evidence', 'finding_event', 'finding_review', 'decision',
        'question', 'assignment', 'month_confirmation', 'dispute', 'recovery_claim', 'response', 'response_due',
        'response_attempt', 'export_row', 'export_answer', 'client_alias', 'account', 'absence', 'care_order', 'stay',
        'visit', 'client_name']) as name
    where to_regclass(name) is not null
$$, 'everything that refers to an invoice, a file or a client goes with it');

-- Today's town: nothing is old.
select is(verdicts('found_document', 'document_no'), '', 'invoices of this year are not looked at');
select is_empty($$ select * from preview() $$, 'nothing is old enough');
select is((select array_agg(years order by place) from retention_rule), array[7, 7, 5, 2, 5], 'the years of the law');

-- Ten years ago: the clients K10 … K19, an account each, invoices O-10 … O-19 of March, all paid.
set local session_replication_role = replica; -- as if it had happened then
insert into client (client_id, personal_no) select 'K' || n, '19401201' || 1000 + n from generate_series(10, 19) n;
insert into account (client_no, provider_no, service_no)
select client_no, 2, 1 from client where client_id ~ '^K1.$' order by client_no;
insert into care_order (order_id, account_no, valid_from, valid_to, quantity, per, decided_on)
select 'old-' || client_id, account_no, '2012-01-01', '2012-12-31', 1, 'day', '2012-01-01'
from account join client using (client_no) where client_id ~ '^K1.$';
set local session_replication_role = origin;
select visit_month_ensure('2012-03-01'), visit_month_ensure('2012-04-01');
set local session_replication_role = replica;
insert into visit_identity (visit_id, care_day)
select 'old-' || client_id, '2012-03-05' from client where client_id ~ '^K1.$' order by client_no;
insert into visit (visit_no, care_day, account_no, start_at, end_at)
select visit_no, care_day, account_no, '2012-03-05 08:00+01', '2012-03-05 09:00+01'
from account join client using (client_no) join visit_identity on visit_id = 'old-' || client_id;
insert into file (sha256, content, received_at)
select sha256(convert_to('O' || n, 'UTF8')), 'x', '2012-04-02' from generate_series(10, 19) n;
insert into receipt (file_no, name, source) select file_no, 'o.xml', 'inbox' from file where content = 'x';
insert into document (file_no, format, invoice_no, issue_date, credit_note, seller_id, net_ore)
select file_no, 'ubl', 'O-' || 8 + row_number() over (order by file_no), '2012-04-01', false, '5560000002', 100
from file where content = 'x';
update document set invoice_no = 'O-' || substr(invoice_no, 3)::integer + 1 where invoice_no like 'O-%';
insert into document_line (document_no, position, line_id, net_ore) select document_no, 1, '1', 100 from document
where invoice_no like 'O-%';
insert into line_outcome (document_no, position, account_no, link, grains, period_start, period_end, payable_ore,
                          received_ore, given_ore, findings_ore)
select document_no, 1, account_no, 'order', 0, '2012-03-01', '2012-03-31', 100, 0, 0, 0
from document join client on client_id = 'K' || substr(invoice_no, 3) join account using (client_no)
where invoice_no like 'O-%';
insert into document_outcome (document_no, provider_no, payable_ore, suggested_ore, expected_vat_ore, state, run_no)
select document_no, 2, 100, 100, 0, 'paid', 1 from document where invoice_no like 'O-%';
insert into export (export_no, made_at, rows, pay_ore) values (1, '2012-05-01', 10, 1000);
insert into decision (document_no, what, by_user, at) select document_no, 'approve', 1, '2012-04-20' from document
where invoice_no like 'O-%';
insert into export_row (export_no, place, kind, document_no, decision_no, pay_ore, content)
select 1, row_number() over (order by document_no), 'payment', document_no, decision_no, 100, '{}'
from decision join document using (document_no) where invoice_no like 'O-%';
insert into finding (code, document_no, line_id, account_no, month, first_run, last_run)
select 'QT01', document_no, '1', account_no, '2012-03-01', 1, 1 from line_outcome join document using (document_no)
where invoice_no like 'O-%';
insert into finding (code, account_no, month, first_run, last_run)
select 'QT01', account_no, '2012-03-01', 1, 1 from account join client using (client_no) where client_id ~ '^K1.$';
insert into finding_evidence (finding_no) select finding_no from finding where month < '2013-01-01';
insert into finding_event (finding_no, what, within_tolerance) select finding_no, 'opened', false from finding
where month < '2013-01-01';
set local session_replication_role = origin;
create function doc(number text) returns bigint language sql as $$ select document_no from document where invoice_no = number $$;
create function cli(code text) returns integer language sql as $$ select client_no from client where client_id = code $$;

create function state_of(number text, state text) returns void language plpgsql as $$
begin
    set local session_replication_role = replica;
    update document_outcome o set state = state_of.state where document_no = doc(number);
    set local session_replication_role = origin;
end $$;

select is(verdicts('found_document', 'document_no'), (select string_agg(document_no::text, ', ' order by document_no)
          from document where invoice_no like 'O-%'), 'invoices of ten years ago are due');
select is(verdicts('found_month', 'month'), '2012-03-01, 2012-04-01', 'and so are their months');
select is((select count(*)::integer from found_client where hold is null), 10, 'and the files they were about');
select as_worker();
select bag_eq($$ select * from preview() $$,
    array['documents fakturor 10 goes', 'documents fakturarader 10 goes', 'documents avvikelser 10 goes',
          'documents mottagna filer 10 goes', 'care besök 10 goes', 'care avvikelser utan faktura 10 goes',
          'clients personakter 10 goes'], 'the dry run says so');
select is((select count(*)::integer from document where invoice_no like 'O-%'), 10, 'and takes nothing');

-- What holds an invoice, and all that hangs on it.
select as_owner();
select state_of('O-10', 'disputed'), state_of('O-11', 'approved'), state_of('O-12', 'stopped');
insert into recovery_claim (document_no, amount_ore, state, raised_at) values (doc('O-13'), 5, 'sent', '2012-06-01');
select is(document_hold(doc('O-10')), 'disputed', 'an open dispute');
select is(document_hold(doc('O-11')), 'undecided', 'what is approved and not exported');
select is(document_hold(doc('O-12')), 'undecided', 'what is stopped, and that is not told');
select is(document_hold(doc('O-13')), 'recovery', 'an open claim');
select state_of('O-14', 'exported');
insert into export_answer (export_no, document_no, answer, on_day) values (1, doc('O-14'), 'rejected', '2012-05-02');
select is(document_hold(doc('O-14')), 'rejected', 'a payment that was refused');
select is((select count(*)::integer from found_document where false), 0);
select verdicts('found_document', 'document_no') is not null;
select is((select string_agg(invoice_no || ' ' || hold, ', ' order by invoice_no) from found_document join document using (document_no)
           where hold is not null), 'O-10 disputed, O-11 undecided, O-12 undecided, O-13 recovery, O-14 rejected',
          'each is exempt for its own reason');
select is((select hold from found_month where month = '2012-03-01'), 'invoice_kept', 'visits stay with the invoice that rests on them');
select is((select string_agg(client_id, ' ' order by client_id) from found_client join client using (client_no)
           where hold = 'accounting'), 'K10 K11 K12 K13 K14 K15 K16 K17 K18 K19', 'and files with the visits');
-- A second invoice of the same client and month goes with it or not at all; so does one from the same file.
set local session_replication_role = replica;
insert into line_outcome (document_no, position, account_no, link, grains, period_start, period_end, payable_ore,
                          received_ore, given_ore, findings_ore)
select doc('O-15'), 2, account_no, 'order', 0, '2012-03-15', '2012-04-14', 0, 0, 0, 0
from account where client_no = cli('K10');
update document set file_no = (select file_no from document where document_no = doc('O-15')), ordinal = 2
where document_no = doc('O-16');
delete from receipt where file_no not in (select file_no from document);
delete from file where file_no not in (select file_no from document);
set local session_replication_role = origin;
select verdicts('found_document', 'document_no') is not null;
select is((select string_agg(invoice_no, ' ' order by invoice_no) from found_document join document using (document_no)
           where hold = 'together'), 'O-15 O-16', 'what belongs to it stays, and what belongs to that');
select state_of(number, 'paid') from unnest(array['O-10', 'O-11', 'O-12', 'O-14']) as number;
update recovery_claim set state = 'recovered', changed_at = '2012-07-01' where document_no = doc('O-13');
select is(document_hold(doc('O-13')), null, 'a claim that was paid holds nothing');
select is(document_last_day(doc('O-10')), date '2012-05-01', 'the last that happened was its export');
insert into recovery_claim (document_no, amount_ore, state, raised_at, changed_at)
values (doc('O-19'), 5, 'recovered', '2012-06-01', now());
select verdicts('found_document', 'document_no') is not null;
select is((select count(*)::integer from found_document where document_no = doc('O-19')), 0,
          'what was handled this year is of this year');
delete from recovery_claim;
update recovery_claim set changed_at = '2012-07-01' where document_no = doc('O-19');

-- Files that are never destroyed.
insert into service (service_id, unit, basis) values ('HVB', 'day', 'presence');
update client set personal_no = '200501021234' where client_id = 'K17';
update client set personal_no = null where client_id = 'K18';
update client set personal_no = '194012151234' where client_id = 'K19';
insert into account (client_no, provider_no, service_no) select cli(code), 2, (select service_no from service where service_id = 'HVB')
from unnest(array['K16', 'K17', 'K18']) as code;
insert into stay (stay_id, account_no, moved_in, moved_out)
select 'stay-' || client_no, account_no, '2012-02-01', '2012-03-01' from account join service using (service_no)
where service_id = 'HVB';
select verdicts('found_client', 'client_no') is not null;
select is((select string_agg(client_id || ' ' || hold, ', ' order by client_id) from found_client join client using (client_no)
           where hold is not null), 'K17 placed_child, K18 age_unknown, K19 research_sample',
          'placed children, who may be one, and the sample for research; an old man in a home is none');
update care_order set legal_basis = 'LVU 3 §' where order_id = 'old-K16';
select is(child_file(cli('K16')), 'placed_child', 'the law on care of young persons says so, too');
update care_order set legal_basis = null where order_id = 'old-K16';
select throws_ok($$ update retention_exemption set active = false where code = 'placed_child' $$, '23514', null,
                 'nobody turns that off');
select is(birth_day('19401275-1234'), date '1940-12-15', 'a coordination number has a day, too');
select is(birth_day('194013121234'), null, 'no thirteenth month');
select is(birth_day('4012011234'), null, 'no century, no age');

-- Nobody but the functions removes anything, also while they could.
select as_worker();
select throws_ok($$ delete from finding_event $$, '42501', null, 'the worker removes no event');
select throws_ok($$ select purge_documents(array[1]) $$, '42501', null, 'and calls no part of a purge');
select set_config('avstamd.purging', 'purge.0', true);
select as_owner();
select throws_ok($$ delete from finding_event $$, '42501', null, 'a seal of one''s own opens nothing, not even for the owner');
select set_config('avstamd.purging', '', true);
select as_worker();

-- The purge itself, in batches of three.
select is(purge_begin('Anna Arkivarie'), 1::bigint, 'it begins');
select as_owner();
select is((select count(*)::integer from purge_pending where kind = 'documents'), 10, 'ten are marked');
select is(kept_from(), (date_trunc('year', today()) - interval '7 years')::date, 'older months are not asked any more');
update document_outcome set suggested_ore = 5 where document_no = doc('O-10');
select is((select suggested_ore from document_outcome where document_no = doc('O-10')), 100::bigint,
          'what is marked is not judged anew');
select is_empty($$ select from recovery_claim where state = 'open' $$, 'and raises no claim');
select as_worker();
select is((select row(goes_on, pending)::text from purge_step(3)), '(t,26)', 'three invoices are gone');
select is(purge_begin('Någon annan'), 1::bigint, 'who asks again goes on with it');
select is(max(pending), 23::bigint, 'a batch more') from purge_step(3);
do $$ begin while (select goes_on from purge_step(3)) loop end loop; end $$;
select as_owner();
select is_empty($$ select from document where invoice_no like 'O-%' $$, 'the invoices are gone');
select is_empty($$ select from file where content = 'x' $$, 'their bytes, too');
select is_empty($$ select from finding where month < '2013-01-01' $$, 'and what was found');
select is_empty($$ select from finding_event where finding_no not in (select finding_no from finding) $$, 'and its events');
select is(to_regclass('avstamd.visit_2012_04'), null, 'an empty month is dropped');
select is((select string_agg(visit_id, ' ' order by visit_id) from visit join visit_identity using (visit_no)
           where visit.care_day < '2013-01-01'), 'old-K17 old-K18', 'of the other the visits of placed children stay');
select is((select string_agg(client_id, ' ' order by client_id) from client where client_id ~ '^K1.$'),
          'K17 K18 K19', 'as do their files, and those for research');
select is((select count(*)::integer from fact_history where former::text ~ 'K1[0-6]|old-K1[0-6]'), 0, 'nothing of the others is left in the history');
select is((select count(*)::integer from document), 4, 'this year''s invoices are as they were');
select is((select string_agg(what || ' ' || rows, ', ' order by what) from (
              select what, sum(rows) as rows from purge_protocol group by what) as summed),
          'avvikelser 10, avvikelser utan faktura 10, beslut 10, beställningar 7, besök 8, boenden 1, exportrader 10, fakturarader 10, '
          'fakturor 10, mottagna filer 9, personakter 7', 'the protocol counts what went');
select matches((select by_whom from purge), 'Anna Arkivarie', 'and says who did it');
select is((select count(*)::integer from purge_protocol where rule !~ '^\d år från '), 0, 'and by which rule');
select is((select string_agg(purge_protocol::text, ' ') ~ 'K1\d|1940|556000' from purge_protocol), false, 'without a person');
select throws_ok($$ delete from purge_protocol $$, '42501', null, 'the protocol is only added to');
select throws_ok($$ update purge_protocol set rows = 1 $$, '42501', null, 'and never changed');
select as_worker();
select is((select row(goes_on, pending)::text from purge_step(3)), '(f,0)', 'nothing goes on without a beginning');
select is(purge_begin(null), 2::bigint, 'the next one finds nothing');
select is((select goes_on from purge_step(100)), false, 'and is over at once');

-- Logs.
select as_owner();
set local session_replication_role = replica;
insert into access_log (at, what) values ('2010-05-01', 'gammal'), (now() - interval '2 years', 'ny');
set local session_replication_role = origin;
select as_worker();
select purge_begin(null) is not null;
do $$ begin while (select goes_on from purge_step(3)) loop end loop; end $$;
select as_owner();
select is((select string_agg(what, ' ') from access_log where what in ('gammal', 'ny')), 'ny', 'old lines of the access log go');

-- Rules: within the law, by administrators, and logged.
select arrive('rev') is not null;
select throws_ok($$ select retention_rule_set('logs', 10, true) $$, 'AV001', null, 'an auditor changes no rule');
select isnt_empty($$ select from purge_protocol $$, 'but reads the protocol');
select arrive('adm') is not null;
select throws_ok($$ select retention_rule_set('documents', 6, true) $$, 'AV006', null, 'accounting is kept for seven years');
select throws_ok($$ select retention_rule_set('clients', 10, true) $$, 'AV006', null, 'files not longer than five');
select lives_ok($$ select retention_rule_set('logs', 10, true) $$, 'logs are the municipality''s own');
select isnt_empty($$ select from purge_protocol $$, 'administrators read the protocol');
select arrive('eva') is not null;
select is_empty($$ select from purge_protocol $$, 'others do not');
select throws_ok($$ select purge_begin(null) $$, '42501', null, 'and no page purges');
select as_owner();
select lives_ok($$ update retention_rule set active = false where kind = 'logs' $$);
select is(retention_before('logs'), null, 'what is kept by decision is never due');

-- Months: made ahead, once; moved out where the municipality wants so.
select as_worker();
select cmp_ok(visit_months_ahead(5), '>=', 5, 'months are made ahead');
select is(visit_months_ahead(5), 0, 'once');
select as_owner();
select visit_month_ensure('2011-03-01');
set local session_replication_role = replica;
insert into visit_identity (visit_id, care_day) values ('arkiv', '2011-03-05');
insert into visit (visit_no, care_day, account_no, start_at, end_at)
select visit_no, care_day, 1, '2011-03-05 08:00+01', '2011-03-05 09:00+01' from visit_identity where visit_id = 'arkiv';
set local session_replication_role = origin;
update retention_rule set archive = true where kind = 'care';
select as_worker();
select purge_begin(null) is not null;
do $$ begin while (select goes_on from purge_step(3)) loop end loop; end $$;
select as_owner();
select is(to_regclass('avstamd.visit_2011_03'), null, 'the month is no longer among the others');
select is((select visit_id || ' ' || client_id from avstamd_archive.visit_2011_03), 'arkiv K1', 'but in the archive, readable by itself');
select * from finish();
rollback;
