-- The letter of a dispute: what is wrong, how much of it is VAT, what to send, who signs; sent and not sent.
begin;
set local search_path = avstamd, public, pg_temp;
select * from no_plan();
\i tests/sql/review_town.psql
create function as_owner() returns void language sql as $$
    select set_config('role', 'none', true), set_config('avstamd.entry', '', true)
$$;
-- Finds for document 3 what the test is about, and gives the letter, with plain spaces.
create function letter(variadic codes text[]) returns text language plpgsql as $$
begin
    perform as_owner();
    delete from finding_evidence where finding_no in (select finding_no from finding where document_no = 3);
    delete from finding where document_no = 3;
    insert into finding (code, document_no, line_id, account_no, month, amount_ore, first_run, last_run)
    select split_part(said, ' ', 1), 3, split_part(said, ' ', 2), case when split_part(said, ' ', 2) = '1' then 1 end,
           '2026-10-01', nullif(split_part(said, ' ', 3), '')::bigint, 1, 1
    from unnest(codes) as said;
    insert into finding_evidence (finding_no) select finding_no from finding where document_no = 3;
    return translate(dispute_draft(3), E'\u00a0', ' ');
end $$;

-- Every kind has its request, once, whether there is an amount or not.
insert into finding_kind (code, title, explanation, decider, flags, net, reason, action, source)
select code, 'Fel', '-', 'finance', 'always', code = any('{DC01,DC06,IN02,IN11,LK01,LK04,PR05,QT04}'), 'OTH', 'PIN', '-'
from unnest('{DC00,DC01,DC06,IN01,IN02,IN11,LK01,LK04,LK08,PR05,QT04}'::text[]) as code on conflict do nothing;
select is_empty($$
    select kind.code, has_amount, count(request.place) from finding_kind kind
    cross join (values (true), (false)) as amounts (has_amount)
    left join dispute_request request on kind.code = any(request.codes) and request.credits is distinct from not has_amount
    where kind.flags <> 'never' or kind.net
    group by kind.code, has_amount having count(request.place) <> 1
$$, 'one request for each kind');
select is_empty($$ select unnest(codes) as code from dispute_request except select code from finding_kind $$,
                'and for no other');

-- Without amounts: the rules by name, a new invoice, and nothing of 0,00 kr.
update document_rule set times = 2 where document_no = 3;
insert into document_rule (document_no, rule, severity, times) values (3, 'BR-CO-10', 'fatal', 1), (3, 'VARN', 'warning', 1);
select ok(told like '%BR-CO-10 (1 gång), R (2 gånger)%' and told not like '%VARN%' and told not like '%0,00 kr%'
          and told like '%kreditfaktura på hela faktura F-3 av den 2026-11-01, och en ny faktura där%'
          and told not like '%krediterar%' and told not like '%Sammanlagt%', 'broken rules')
from letter('IN01', 'IN02 1') as told;
select ok(told like '%Kontot slutar på 6789.%' and told not like '%3456789%' and told like '%bankgiro%'
          and told not like '%kreditfaktura%', 'an account') from letter('BK01 123456789') as told;
select ok(told like '%eget nummer%' and told like '%hela faktura F-3%', 'a number used before') from letter('DC00') as told;
select ok(told like '%– Rad 1: En ny kreditfaktura som anger vilken faktura den ändrar%' and told like '%Det gäller 50,00 kr %' and told not like '%Sammanlagt%',
          'a credit of nothing') from letter('DC06 1 -5000') as told;
select ok(told like '%– Rad 1: Besked om vilken beställning%', 'which line')
from letter('LK08 1') as told;

-- With amounts: lines, net and VAT, to the öre as what is not paid.
select ok(told like '%1 000,05 kr utan moms.%' and told like '%– En kreditfaktura som hänvisar till faktura F-3 av den 2026-11-01 '
                    'och krediterar 1 000,05 kr utan moms, på de rader som står ovan.%'
          and told not like '%hela faktura%' and told like '%registreringar%', 'a credit')
from letter('QT01 1 100005') as told;
update service set vat_rate = 25;
select ok(told like '%krediterar 400,01 kr utan moms och 350,00 kr moms%'
          and told like '%Sammanlagt gäller det 400,01 kr utan moms och 350,00 kr moms, det vill säga 750,01 kr.%', 'with its VAT')
from letter('QT01 1 40001', 'IN06  25000') as told;
select as_owner();
select is((select row(sum(net_ore), sum(vat_ore))::text from disputed_finding where document_no = 3),
          (select row(withheld_ore, -vat_ore)::text from pay_of(3)), 'as it is withheld');
select ok(told like '%krediterar 250,00 kr moms.%' and told not like '%utan moms%', 'VAT alone')
from letter('IN06  25000') as told;
select ok(told like '%rätt moms.%' and told like '%hela faktura%' and told not like '%krediterar%', 'too little VAT')
from letter('IN06  -25000') as told;
select ok(told like '%hela faktura F-3%' and told like '%Sammanlagt%' and told not like '%krediterar%', 'amounts and a wrong invoice')
from letter('QT01 1 100', 'IN01') as told;
update document set currency = 'EUR' where document_no = 3;
select ok(told like '%i svenska kronor%' and told not like '% kr %' and told not like '% kr.%', 'euro are no kronor')
from letter('IN11  100000') as told;
update document set currency = 'SEK' where document_no = 3;

-- What was found in numbers, with the service, the days and the client by her code.
select letter('QT04 1 1452350') is not null;
update service set name = 'Hemtjänst dag' where service_no = 1;
update finding set quantity_grains = 31.25 * 360000 where document_no = 3;
update finding_evidence set numbers = '{"invoiced_grains": 414000000, "ordered_grains": 7200000}'
where finding_no = (select finding_no from finding where document_no = 3);
select is((select dispute_rows(3)), replace('– Rad 1, Hemtjänst dag, klient K1, 2026-10-01 till 2026-10-31: '
    || (select title from finding_kind where code = 'QT04')
    || '. Fakturerat 1~150~tim, utfört 0~tim, beställt 20~tim; vi bestrider 31,25~tim. 14~523,50~kr utan moms och 3~630,88~kr moms.',
    '~', E'\u00a0'), 'a row');
select is((select array_agg(swedish_number(n)) from unnest('{0.50,1234567.25,-2,100.00}'::numeric[]) as n),
          array['0,5', E'1\u00a0234\u00a0567,25', '−2', '100'], 'numbers as they are written here');
select is((select net_ore + vat_ore from disputed_finding where document_no = 3), 1815438::bigint, 'what its VAT is of');

-- A line by another provider's order: not whose it is.
update account set provider_no = 2 where account_no = 1;
select is((select row(client_no, client_id, service)::text from disputed_finding where document_no = 3), '(,,)', 'not whose');
update account set provider_no = 1 where account_no = 1;
update finding_evidence set documents = '{1,3}' where finding_no = (select finding_no from finding where document_no = 3);
update finding set code = 'DC01' where document_no = 3;
select ok(dispute_rows(3) like '%Jämför med faktura F-1 av den 2026-11-01.%', 'the earlier one is named');

-- A long invoice has a letter, too.
insert into document_line (document_no, position, line_id, net_ore)
select 3, n, n, 1 from generate_series(2, 400) as n;
insert into finding (code, document_no, line_id, account_no, month, amount_ore, first_run, last_run)
select 'QT01', 3, n, 1, '2026-10-01', 1, 1, 1 from generate_series(2, 400) as n;
select ok(length(told) < 50000 and told like '%Ytterligare 300 avvikelser%' and told like '%och 389 till: %', 'not without end')
from dispute_draft(3) as told;

-- Who signs.
update app_user set mail = 'eva@exempel.se' where login = 'eva';
set local avstamd.municipality = 'Exempelköping';
select arrive('eva') is not null;
select is(decide_document(3, 'dispute', 'ej_utfort'), 'disputed');
select ok((select draft like E'%till eva@exempel.se.%\nMed vänlig hälsning\nEva Ekonom\nExempelköping\neva@exempel.se'
           from dispute where document_no = 3), 'signed');
select is((select row(amount_ore, vat_ore)::text from dispute where document_no = 3),
          (select row(sum(net_ore), sum(vat_ore))::text from disputed_finding where document_no = 3), 'and kept with its amounts');
select is(decide_document(4, 'dispute', 'fel_pris'), 'disputed');
select ok((select draft like '%– Fel pris%' and draft like '%Underlag som visar%' and draft not like '%0,00%'
           from dispute where document_no = 4), 'where nothing is found the reason is said');

select * from finish();
rollback;
