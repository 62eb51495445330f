-- Everything about a person for reading: a row for each value, by kind and item, in the words of who asks for
-- her own data.  Our own key numbers are left to the file.  $1 extract_no.
with everything as materialized (
    select avstamd.register_extract_read($1::bigint) as kept
), section (place, kind, title) as (
    values (1, 'client', 'Personen'), (2, 'aliases', 'Andra koder'), (3, 'orders', 'Beställningar'),
           (4, 'visits', 'Besök'), (5, 'stays', 'Vistelser'), (6, 'absences', 'Frånvaro'),
           (7, 'invoice_lines', 'Fakturarader'), (8, 'findings', 'Avvikelser'), (9, 'decisions', 'Beslut'),
           (10, 'questions', 'Frågor och svar'), (11, 'confirmations', 'Bekräftade månader'),
           (12, 'former', 'Tidigare uppgifter'), (13, 'read_by', 'Vem som har läst')
), word as ( -- in the order in which they are read; kind null: in every section
    select listed.*, row_number() over () as place
    from (values (null, 'of', 'Uppgift om'), (null, 'changed_at', 'Ändrat'), (null, 'withdrawn', 'Borttaget'),
          (null, 'client_id', 'Klientkod'), (null, 'personal_no', 'Personnummer'), (null, 'name', 'Namn'),
          ('invoice_lines', 'name', 'Benämning'), (null, 'protected', 'Skyddade uppgifter'), (null, 'unit', 'Enhet'),
          ('invoice_lines', 'unit', 'Räknas i'), (null, 'officer', 'Handläggare'), (null, 'died_on', 'Avliden'),
          (null, 'alias', 'Kod'), (null, 'at', 'Tid'), (null, 'who', 'Vem'), (null, 'decision_no', 'Beslut nr'),
          (null, 'what', 'Vad'), (null, 'undoes', 'Ångrar beslut nr'), (null, 'asked_at', 'Frågat'),
          (null, 'invoice_no', 'Faktura'), (null, 'seller_name', 'Säljare'), (null, 'line_id', 'Fakturarad'),
          ('findings', 'line_id', 'Gäller rad eller beställning'), (null, 'position', 'Radens plats'),
          (null, 'order_id', 'Beställning'), (null, 'decision_id', 'Beslut'), (null, 'code', 'Avvikelse'),
          (null, 'service', 'Insats'), (null, 'provider', 'Utförare'), (null, 'level', 'Nivå'),
          (null, 'month', 'Månad'), (null, 'answer', 'Svar'), (null, 'text', 'Text'), ('questions', 'text', 'Fråga'),
          (null, 'comment', 'Kommentar'), (null, 'reason', 'Orsak'), (null, 'state_before', 'Läge före'),
          (null, 'state_after', 'Läge efter'), (null, 'answered_at', 'Besvarat'), (null, 'withdrawn_at', 'Återtagen'),
          (null, 'due_on', 'Svar senast'), (null, 'quantity', 'Mängd'), (null, 'per', 'Per'),
          (null, 'staff_count', 'Antal personal'), (null, 'valid_from', 'Från och med'),
          (null, 'valid_to', 'Till och med'), (null, 'decided_on', 'Beslutsdatum'),
          (null, 'review_by', 'Följs upp senast'), (null, 'legal_basis', 'Lagrum'), (null, 'visit_id', 'Besök'),
          (null, 'care_day', 'Dag'), (null, 'start_at', 'Började'), (null, 'end_at', 'Slutade'),
          (null, 'status', 'Läge'), (null, 'manual', 'Registrerat för hand'), (null, 'method', 'Registreringssätt'),
          (null, 'registered_at', 'Registrerat'), (null, 'staff_id', 'Personalens kod'),
          (null, 'stay_id', 'Vistelse'), (null, 'moved_in', 'Inflyttad'), (null, 'moved_out', 'Utflyttad'),
          (null, 'absence_id', 'Frånvaro'), (null, 'kind', 'Slag'), (null, 'first_day', 'Första dag'),
          (null, 'last_day', 'Sista dag'), (null, 'description', 'Beskrivning'), (null, 'note', 'Anteckning'),
          (null, 'period_start', 'Period från'), (null, 'period_end', 'Period till'), (null, 'price', 'Pris'),
          (null, 'base_quantity', 'Priset gäller för'), (null, 'net_ore', 'Belopp'),
          (null, 'allowance_ore', 'Avdrag'), (null, 'vat_rate', 'Moms'), (null, 'amount_ore', 'Belopp'),
          (null, 'state', 'Läge'), (null, 'within_tolerance', 'Inom det som får passera'),
          (null, 'grown', 'Beloppet har ökat efter beslut'), (null, 'closed_at', 'Avslutad'),
          (null, 'seller_item_id', 'Säljarens artikel'), (null, 'buyer_item_id', 'Kommunens artikel'),
          (null, 'object_id', 'Fakturan gäller'), (null, 'order_line_reference', 'Beställningsrad'),
          (null, 'attributes', 'Övriga uppgifter')) as listed (kind, name, title)
), meaning (name, value, title) as (
    values ('answer', 'as_ordered', 'utfört som beställt'), ('answer', 'need_changed', 'behovet har ändrats'),
           ('answer', 'not_performed', 'inte utfört'), ('answer', 'unknown', 'vet inte än'),
           ('status', 'performed', 'utfört'), ('status', 'cancelled', 'inställt'), ('status', 'no_show', 'bomkörning'),
           ('method', 'auto', 'automatiskt'), ('method', 'manual', 'för hand'),
           ('state', 'open', 'öppen'), ('state', 'resolved', 'gäller inte längre'), ('state', 'credited', 'krediterad'),
           ('state', 'received', 'inte avstämd än'), ('state', 'awaits_second', 'väntar på attest'),
           ('kind', 'hospital', 'sjukhus'), ('kind', 'away', 'bortrest'), ('kind', 'short_term', 'korttidsboende'),
           ('kind', 'other', 'annat'), ('per', 'day', 'dag'), ('per', 'week', 'vecka'), ('per', 'month', 'månad'),
           ('of', 'client', 'personen'), ('of', 'client_alias', 'annan kod'), ('of', 'care_order', 'beställning'),
           ('of', 'account', 'insats hos utförare'), ('of', 'visit', 'besök'), ('of', 'visit_identity', 'besökets kod'),
           ('of', 'stay', 'vistelse'), ('of', 'absence', 'frånvaro'),
           ('unit', 'hour', 'tim'), ('unit', 'day', 'dygn'), ('unit', 'month', 'mån'), ('unit', 'each', 'st'),
           ('unit', 'HUR', 'tim'), ('unit', 'MIN', 'min'), ('unit', 'DAY', 'dygn'), ('unit', 'MON', 'mån'),
           ('unit', 'EA', 'st'), ('unit', 'C62', 'st'), ('unit', 'H87', 'st')
), item as (
    select section.place, section.kind, section.title, item.ordinality as item_no,
           case when section.kind = 'former'
                then jsonb_build_object('of', item.value -> 'kind', 'changed_at', item.value -> 'changed_at',
                                        'withdrawn', item.value -> 'withdrawn') || (item.value -> 'former')
                else item.value end as value
    from everything join section on true
    cross join lateral jsonb_array_elements(
        case jsonb_typeof(kept -> section.kind) when 'array' then kept -> section.kind
             when 'object' then jsonb_build_array(kept -> section.kind) else '[]' end)
        with ordinality as item (value, ordinality)
), told as ( -- with its service and provider, and what it is counted in
    select item.place, item.kind, item.title, item.item_no, coalesce(unit.title, item.value ->> 'unit') as unit,
           case when account.account_no is null then '{}' else
               jsonb_build_object('service', coalesce(service.name, service.service_id)) end
           || case when provider.provider_no is null then '{}' else
               jsonb_build_object('provider', coalesce(provider.name, provider.provider_id)) end
           || item.value
           || case when item.value ->> 'quantity_grains' is null then '{}' else
               jsonb_build_object('quantity', (item.value ->> 'quantity_grains')::numeric / 360000) end as value
    from item
    left join avstamd.account on account.account_no = (item.value ->> 'account_no')::integer
    left join avstamd.service using (service_no)
    left join avstamd.provider
        on provider.provider_no = coalesce(account.provider_no, (item.value ->> 'provider_no')::integer)
    left join meaning unit on unit.name = 'unit' and unit.value = case item.kind
        when 'invoice_lines' then (select coalesce(min(known.unit_code), upper(btrim(item.value ->> 'unit')))
                                   from avstamd.unit_mapping known
                                   where known.unit_text = lower(btrim(item.value ->> 'unit')))
        else service.unit end
), field as (
    select told.place, told.kind, told.title, told.item_no, told.unit, field.key, field.value, field.ordinality,
           field.value #>> '{}' as text,
           case when field.value #>> '{}' ~ '^-?\d{1,15}(\.\d{1,30})?$' then (field.value #>> '{}')::numeric end as number
    from told cross join lateral jsonb_each(told.value) with ordinality as field (key, value, ordinality)
    where field.value not in ('null', '""', '[]', '{}')
      and (field.key !~ '_no$|_user$|_by$|hash|^asked_by|grains|_run$'
           or field.key in ('personal_no', 'invoice_no', 'review_by')
           or field.key = 'decision_no' and told.kind = 'decisions')
)
select field.place, field.title as section, field.item_no, coalesce(own.title, word.title, 'Övrigt') as name,
       case when field.value = 'true' then 'ja' when field.value = 'false' then 'nej'
            when field.key = 'unit' and field.kind = 'invoice_lines' then field.unit
            when field.key = 'what' and field.kind = 'read_by' then case
                when text like 'beslut: %' then 'beslut: ' || avstamd.decision_title(substr(text, length('beslut: ') + 1))
                when text like 'rapport /rapporter/bevakning%' then 'rapporten Bevakningslista'
                when text like 'rapport /rapporter/ej-verkstallda%' then 'rapporten Ej verkställda beslut'
                else regexp_replace(replace(replace(replace(text, ': ok', ': utan anmärkning'), ': remark', ': anmärkning'),
                                            ': wrong', ': fel'), '^nekad: .*$', 'nekad åtgärd') end
            when field.key = 'what' then avstamd.decision_title(text)
            when field.key in ('state_before', 'state_after') then coalesce(
                (select title from meaning where name = 'state' and meaning.value = text), avstamd.state_title(text))
            when field.key = 'reason' then coalesce((select title from avstamd.decision_reason where code = text), text)
            when field.key = 'code' then coalesce((select code || ' ' || title from avstamd.finding_kind where code = text), text)
            when meaning.title is not null then meaning.title
            when field.key = 'attributes' and jsonb_typeof(field.value) = 'array' then (
                select string_agg(concat_ws(': ', pair ->> 0, pair ->> 1), ', ')
                from jsonb_array_elements(field.value) as pair)
            when field.key = 'month' then avstamd.months_said(text::date, text::date)
            when field.key ~ '_ore$' then avstamd.kronor(number::bigint)
            when field.key = 'price' and number is not null and number * 100 = trunc(number * 100)
                then avstamd.kronor((number * 100)::bigint)
            when field.key = 'price' and number is not null
                then replace(trim_scale(number)::text, '.', ',') || E'\u00a0kr'
            when field.key = 'vat_rate' then replace(trim_scale(number)::text, '.', ',') || E'\u00a0%'
            when field.key in ('quantity', 'base_quantity') and number is not null
                then replace(trim_scale(round(number, 4))::text, '.', ',') || coalesce(E'\u00a0' || field.unit, '')
            when field.key ~ '_at$|^at$' then
                to_char(text::timestamptz at time zone 'Europe/Stockholm', 'YYYY-MM-DD HH24:MI')
            when jsonb_typeof(field.value) = 'number' then replace(trim_scale(number)::text, '.', ',')
            else text end as value
from field
left join word own on own.kind = field.kind and own.name = field.key
left join word on word.kind is null and word.name = field.key
left join meaning on meaning.name = field.key and meaning.value = text
order by field.place, field.item_no, coalesce(own.place, word.place), field.ordinality
