-- The letter of a dispute: what is wrong, how much of it is VAT, and what the provider is to send.

-- What a dispute is about, row by row.  What is withheld of the net and of the VAT is what pay_of() withholds;
-- amounts of an invoice in another currency are no öre.  A line that names another provider's order (LK07) tells
-- nothing of whose it is.
create view avstamd.disputed_finding with (security_invoker) as
select finding.document_no, finding.finding_no, finding.code, kind.title, line.position, line.line_id,
       client.client_no, client.client_id, finding.month,
       case when own.account_no is not null then
           coalesce(service.name, service.service_id) || coalesce(', nivå ' || nullif(own.level, ''), '') end as service,
       line.period_start, line.period_end, amount.net_ore,
       case when finding.code = 'IN06' then amount.wrong_vat_ore else round(amount.net_ore * amount.rate)::bigint end
           as vat_ore
from avstamd.finding
join avstamd.document on document.document_no = finding.document_no
join avstamd.finding_kind kind on kind.code = finding.code
left join avstamd.account on account.account_no = finding.account_no
left join avstamd.account own on own.account_no = finding.account_no and exists (
    select from avstamd.provider where provider.provider_no = own.provider_no and provider.provider_id = document.seller_id)
left join avstamd.client on client.client_no = own.client_no
left join avstamd.service on service.service_no = account.service_no
left join avstamd.finding_review review on review.finding_no = finding.finding_no and review.reopened_at is null
left join lateral ( -- BK findings carry the payment account in the place of the line
    select document_line.position, document_line.line_id, document_line.vat_rate, outcome.period_start, outcome.period_end
    from avstamd.document_line
    left join avstamd.line_outcome outcome
        on outcome.document_no = document_line.document_no and outcome.position = document_line.position
    where document_line.document_no = finding.document_no and document_line.line_id = finding.line_id
      and finding.line_id <> '' and finding.code !~ '^BK'
    order by document_line.position limit 1) as line on true
cross join lateral (
    select case when document.currency in ('', 'SEK') and kind.net then greatest(coalesce(finding.amount_ore, 0), 0)
                else 0 end as net_ore,
           case when document.currency in ('', 'SEK') then greatest(coalesce(finding.amount_ore, 0), 0)
                else 0 end as wrong_vat_ore,
           coalesce(service.vat_rate / 100, line.vat_rate / 100,
                    case when document.net_ore = 0 then 0 else document.vat_ore::numeric / document.net_ore end) as rate
    ) as amount
where finding.state = 'open' and not finding.within_tolerance and review.what is distinct from 'pay_anyway'
  and (kind.flags = 'always' or (kind.flags = 'above_zero' and coalesce(finding.amount_ore, 0) >= 0)
       or amount.net_ore > 0);
comment on view avstamd.disputed_finding is
    'what stands against an invoice: its findings that nobody chose to pay anyway, with what is withheld of net and VAT';

create table avstamd.dispute_request (
    place   integer primary key,
    codes   text[] not null, -- of avstamd.finding_kind
    credits boolean,         -- only of findings with an amount to credit (true) or without (false); null: both
    anew    boolean not null default false, -- the whole invoice is credited and made anew
    asks    text not null    -- what to send besides the credit
);
comment on table avstamd.dispute_request is 'what a provider is asked to send, by kinds of findings';
insert into avstamd.dispute_request (place, codes, credits, anew, asks) values
    (1, '{IN01}', null, true, 'Den nya fakturan ska följa reglerna för e-faktura.'),
    (2, '{IN02}', null, true, 'Mängd gånger pris ska bli radens belopp, och raderna tillsammans fakturans summa.'),
    (3, '{IN06}', false, true, 'Den nya fakturan ska ha rätt moms.'),
    (4, '{IN06}', true, false, 'Om ni anser att momsen är rätt: besked om varför.'),
    (5, '{IN10}', null, true, 'Mängden ska anges i den enhet som insatsen är avtalad i.'),
    (6, '{IN11}', null, true, 'Den nya fakturan ska vara i svenska kronor.'),
    (7, '{DC00}', null, true, 'Den nya fakturan ska ha ett eget nummer. Är det samma faktura som den tidigare räcker det att ni '
                              'skriver det.'),
    (8, '{DC06}', null, false, 'En ny kreditfaktura som anger vilken faktura den ändrar, med nummer, datum och rätt belopp.'),
    (9, '{BK01,BK02}', null, false, 'Besked om vilket bankgiro, plusgiro eller bankkonto vi ska betala till. Vi ringer er på det '
                                    'nummer vi redan har, innan vi betalar till ett nytt konto.'),
    (10, '{LK01}', null, true, 'Den nya fakturan ska ha rätt organisationsnummer. Är det redan rätt: vilket avtal fakturan gäller.'),
    (11, '{LK02,LK10}', null, false, 'Rätt klientkod eller beställningsnummer, på en ny faktura för raden.'),
    (12, '{LK06}', null, false, 'Rätt artikel för den insats som är beställd, på en ny faktura för raden.'),
    (13, '{LK03}', null, false, 'Rätt nivå eller beställningsnummer, på en ny faktura för raden.'),
    (14, '{LK07}', null, false, 'Ert eget beställningsnummer, på en ny faktura för raden.'),
    (15, '{LK08}', null, false, 'Besked om vilken beställning, klient och insats raden gäller.'),
    (16, '{LK04,LK05,QT02}', null, false, 'Om ni har en beställning som gäller för tiden: dess nummer eller en kopia.'),
    (17, '{QT01,QT04}', null, false, 'Om tiden är utförd: de registreringar som visar det.'),
    (18, '{VE06,VE07}', null, false, 'Om besöken är rätt registrerade: varför de pågick samtidigt.'),
    (19, '{PL04,VE18}', null, false, 'Om dagarna ska betalas ändå: var i avtalet det står.'),
    (20, '{DC01}', null, false, 'Om raden inte är densamma som den tidigare: vad som skiljer dem åt.'),
    (21, '{PR00,PR01,PR04,PR05,PR08,PR09}', null, false, 'Om priset är avtalat: var i avtalet eller prislistan det står.'),
    (22, '{IN08}', null, false, 'Besked om varför fakturan kommer så sent.');

-- 1234.5 as 1 234,5; of grains that are decimals already.
create function avstamd.swedish_number(number numeric) returns text language sql immutable strict parallel safe
set search_path = avstamd, pg_temp as $$
    select case when number < 0 then '−' else '' end
        || regexp_replace(trunc(abs(number))::text, '(\d)(?=(\d{3})+$)', E'\\1\u00a0', 'g')
        || coalesce(',' || nullif(split_part(trim_scale(abs(number))::text, '.', 2), ''), '')
$$;
comment on function avstamd.swedish_number(numeric) is 'a number as 1 234,5, with no-break spaces';

-- What the finding compares, after its title.
create function avstamd.dispute_numbers(finding_no bigint) returns text
language plpgsql stable security definer set search_path = avstamd, pg_temp as $$
declare
    about finding%rowtype;
    compared record;
    unit text;
begin
    select * into about from finding f where f.finding_no = dispute_numbers.finding_no;
    select * into compared from finding_numbers n where n.finding_no = dispute_numbers.finding_no;
    if about.code = 'IN01' then
        return (select ' Brutna regler: ' || string_agg(format('%s (%s %s)',
                           case when rule = 'XSD' then 'formatets schema' else rule end, times,
                           case when times = 1 then 'gång' else 'gånger' end), ', ' order by rule) || '.'
                from (select rule, times from document_rule r
                      where r.document_no = about.document_no and r.severity = 'fatal'
                      order by rule limit 50) as broken);
    elsif about.code in ('DC00', 'DC01') then
        return (select format(' Jämför med faktura %s av den %s.', invoice_no, issue_date)
                from finding_evidence evidence join document on document.document_no = any(evidence.documents)
                where evidence.finding_no = about.finding_no and document.document_no <> about.document_no
                order by document.document_no limit 1);
    elsif about.code = 'DC06' then
        return ' Det gäller ' || kronor(abs(about.amount_ore)) || ' utan moms.';
    elsif about.code ~ '^BK' then -- no more of it than they need: it may be a person's
        return ' Kontot slutar på ' || right(about.line_id, 4) || '.';
    elsif about.code in ('PR01', 'PR04', 'PR08') and compared.contract_ore is not null then
        return format(' Fakturerat %s, enligt avtalat pris %s.', kronor(compared.net_ore::bigint),
                      kronor(compared.contract_ore::bigint));
    elsif compared.expected_vat_ore is not null then
        return format(' Fakturerad moms %s, rätt moms %s.', kronor(compared.vat_ore::bigint),
                      kronor(compared.expected_vat_ore::bigint));
    end if;
    if compared.invoiced is null then
        return null;
    end if;
    unit := E'\u00a0' || compared.unit;
    return concat(' Fakturerat ' || swedish_number(compared.invoiced) || unit,
                  ', utfört ' || swedish_number(coalesce(compared.performed, case when about.code = 'QT04'
                                                         and compared.visits = 0 then 0 end)) || unit,
                  ', beställt ' || swedish_number(compared.ordered) || unit,
                  '; vi bestrider ' || swedish_number(compared.quantity) || unit, '.');
end $$;
comment on function avstamd.dispute_numbers(bigint) is 'internal: the numbers that a finding rests on, for the letter';

create function avstamd.dispute_amount(net_ore bigint, vat_ore bigint) returns text
language sql immutable strict parallel safe set search_path = avstamd, pg_temp as $$
    select concat_ws(' och ', case when net_ore > 0 then kronor(net_ore) || ' utan moms' end,
                     case when vat_ore > 0 then kronor(vat_ore) || ' moms' end)
$$;
comment on function avstamd.dispute_amount(bigint, bigint) is 'internal: an amount and its VAT in words; empty: none';

-- The rows of a letter: the hundred first, for a letter has an end; the table beside it has all of them.
create function avstamd.dispute_rows(asked_document bigint) returns text
language sql stable security definer set search_path = avstamd, pg_temp as $$
    select string_agg(left(row.text, 400), E'\n' order by row.place)
           || case when max(row.of_all) > 100 then format(E'\n– Ytterligare %s avvikelser, se tabellen.', max(row.of_all) - 100)
                   else '' end
    from (select place, of_all,
                 concat('– ', coalesce(nullif(concat_ws(', ', 'Rad ' || f.line_id, f.service, 'klient ' || f.client_id,
                                  coalesce(case when f.period_start = f.period_end then f.period_start::text end,
                                           f.period_start || ' till ' || f.period_end, to_char(f.month, 'YYYY-MM'))), ''),
                              'Hela fakturan'),
                        ': ', f.title, '.', dispute_numbers(f.finding_no),
                        ' ' || nullif(dispute_amount(f.net_ore, f.vat_ore), '') || '.') as text
          from (select disputed.*, count(*) over () as of_all,
                       row_number() over (order by position nulls first, code, finding_no) as place
                from disputed_finding disputed where disputed.document_no = asked_document) as f
          where place <= 100 offset 0) as row
$$;
comment on function avstamd.dispute_rows(bigint) is 'internal: what is wrong, a line for each finding, clients by their code';

-- Lines as "Rad 1, 2, 3: ", the ten first.
create function avstamd.dispute_lines_named(line_ids text[]) returns text language sql immutable parallel safe
set search_path = avstamd, pg_temp as $$
    select case when cardinality(line_ids) > 0 then format('Rad %s%s: ',
        left(array_to_string(line_ids[:10], ', '), 200),
        case when cardinality(line_ids) > 10 then format(' och %s till', cardinality(line_ids) - 10) else '' end) end
$$;
comment on function avstamd.dispute_lines_named(text[]) is 'internal: which lines a request is about; null: none';

-- What to send.  Where the invoice itself is wrong it is credited whole and made anew, else lines are credited.
create function avstamd.dispute_asks(asked_document bigint) returns text
language plpgsql stable security definer set search_path = avstamd, pg_temp as $$
declare
    doc document%rowtype;
    net bigint;
    vat bigint;
    anew boolean;
    besides text;
    credit text;
    about text;
begin
    select * into doc from document where document_no = asked_document;
    about := format('%s %s av den %s', case when doc.credit_note then 'kreditfaktura' else 'faktura' end,
                    doc.invoice_no, doc.issue_date);
    select coalesce(sum(f.net_ore), 0), coalesce(sum(f.vat_ore), 0) into net, vat
    from disputed_finding f where f.document_no = asked_document;
    select coalesce(bool_or(asked.anew), false),
           string_agg('– ' || coalesce(dispute_lines_named(asked.line_ids), '') || asked.asks, E'\n' order by asked.place)
    into anew, besides
    from (select request.place, request.anew, request.asks,
                 (select array_agg(distinct_line.line_id order by distinct_line.position)
                  from (select distinct f.position, f.line_id from disputed_finding f
                        where f.document_no = asked_document and f.code = any(request.codes)
                          and f.position is not null) as distinct_line) as line_ids
          from dispute_request request
          where exists (select from disputed_finding f
                        where f.document_no = asked_document and f.code = any(request.codes)
                          and request.credits is distinct from not (f.net_ore + f.vat_ore > 0))) as asked;
    credit := case
        when anew and doc.credit_note then
            format('– En ny kreditfaktura i stället för %s, där det som står ovan är rättat.', about)
        when anew then
            format('– En kreditfaktura på hela %s, och en ny faktura där det som står ovan är rättat.', about)
        when net + vat > 0 then format('– En kreditfaktura som hänvisar till %s och krediterar %s%s.', about,
                                       dispute_amount(net, vat),
                                       case when net > 0 then ', på de rader som står ovan' else '' end)
        when besides is null then format('– Underlag som visar att %s är rätt, eller en kreditfaktura.', about) end;
    return concat_ws(E'\n', credit, besides);
end $$;
comment on function avstamd.dispute_asks(bigint) is 'internal: what the provider is to send, by kinds of findings';

-- Signed with who writes, her address where there is one, and the municipality as the pages name it.
create function avstamd.dispute_draft(asked_document bigint, reason text default null) returns text
language plpgsql stable security definer set search_path = avstamd, pg_temp as $$
declare
    doc document%rowtype;
    net bigint;
    vat bigint;
    writer record;
begin
    select * into doc from document where document_no = asked_document;
    select coalesce(sum(f.net_ore), 0), coalesce(sum(f.vat_ore), 0) into net, vat
    from disputed_finding f where f.document_no = asked_document;
    select name, mail into writer from app_user where user_no = me();
    return concat_ws(E'\n\n', 'Hej!',
        format('Vi har granskat %s %s av den %s och kan inte godkänna den som den är.',
               case when doc.credit_note then 'kreditfaktura' else 'faktura' end, doc.invoice_no, doc.issue_date),
        coalesce(dispute_rows(asked_document),
                 (select '– ' || title || '.' from decision_reason r where r.code = dispute_draft.reason and code <> 'annat')),
        case when net > 0 and vat > 0 then format('Sammanlagt gäller det %s, det vill säga %s.',
                                                  dispute_amount(net, vat), kronor(net + vat))
             when net + vat > 0 then format('Sammanlagt gäller det %s.', dispute_amount(net, vat)) end,
        E'Vi behöver:\n' || dispute_asks(asked_document),
        format('Svara inom %s dagar%s. Ange %s i svaret.', setting('due_days_provider'),
               coalesce(' till ' || writer.mail, ''), doc.invoice_no),
        concat_ws(E'\n', 'Med vänlig hälsning', writer.name,
                  nullif(current_setting('avstamd.municipality', true), ''), writer.mail));
end $$;
comment on function avstamd.dispute_draft(bigint, text) is
    'internal: what to write to the provider, clients by their code; where nothing is found, the reason''s words';
