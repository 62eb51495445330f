-- Everything about a person for reading: a row for each value, by kind and item, in Swedish where the
-- word is known.  Our own key numbers are left to the file.  $1 extract_no.
with everything as materialized (
    select avstamd.register_extract_read($1::bigint) as kept
), section (place, kind, title) as (
    values (1, 'client', 'Personen'), (2, 'aliases', 'Andra koder'), (3, 'orders', 'Beställningar'),
           (4, 'visits', 'Besök'), (5, 'stays', 'Vistelser'), (6, 'absences', 'Frånvaro'),
           (7, 'invoice_lines', 'Fakturarader'), (8, 'findings', 'Avvikelser'), (9, 'decisions', 'Beslut'),
           (10, 'questions', 'Frågor och svar'), (11, 'confirmations', 'Bekräftade månader'),
           (12, 'former', 'Tidigare uppgifter'), (13, 'read_by', 'Vem som har läst')
), word (name, title) as (
    values ('client_id', 'Kod'), ('personal_no', 'Personnummer'), ('name', 'Namn'), ('unit', 'Enhet'),
           ('officer', 'Handläggare'), ('died_on', 'Avliden'), ('protected', 'Skyddade uppgifter'),
           ('alias', 'Kod'), ('order_id', 'Beställning'), ('decision_id', 'Beslut'), ('valid_from', 'Från'),
           ('valid_to', 'Till'), ('quantity', 'Mängd'), ('per', 'Per'), ('staff_count', 'Bemanning'),
           ('decided_on', 'Beslutsdatum'), ('review_by', 'Följs upp senast'), ('legal_basis', 'Lagrum'),
           ('provider', 'Utförare'), ('service', 'Insats'), ('care_day', 'Dag'), ('start_at', 'Började'),
           ('end_at', 'Slutade'), ('status', 'Läge'), ('manual', 'Registrerat för hand'), ('method', 'Sätt'),
           ('registered_at', 'Registrerat'), ('stay_id', 'Vistelse'), ('moved_in', 'Inflyttad'),
           ('moved_out', 'Utflyttad'), ('absence_id', 'Frånvaro'), ('first_day', 'Första dag'),
           ('last_day', 'Sista dag'), ('kind', 'Slag'), ('line_id', 'Rad'), ('net_ore', 'Belopp (kr)'),
           ('position', 'Radnummer'), ('allowance_ore', 'Avdrag (kr)'), ('undoes', 'Ångrar beslut nr'),
           ('price', 'Pris'), ('period_start', 'Period från'), ('period_end', 'Period till'),
           ('description', 'Beskrivning'), ('note', 'Anteckning'), ('invoice_no', 'Faktura'),
           ('seller_name', 'Säljare'), ('code', 'Avvikelse'), ('month', 'Månad'), ('amount_ore', 'Belopp (kr)'),
           ('state', 'Läge'), ('within_tolerance', 'Inom tolerans'), ('closed_at', 'Avslutad'),
           ('what', 'Vad'), ('answer', 'Svar'), ('reason', 'Orsak'), ('text', 'Text'), ('at', 'Tid'),
           ('who', 'Vem'), ('asked_at', 'Frågat'), ('answered_at', 'Besvarat'), ('due_on', 'Senast'),
           ('comment', 'Kommentar'), ('changed_at', 'Ändrat'), ('withdrawn', 'Borttaget'), ('former', 'Innehöll'),
           ('visit_id', 'Besök'), ('vat_rate', 'Moms (%)'), ('seller_item_id', 'Artikel'),
           ('attributes', 'Övrigt'), ('object_id', 'Objekt'), ('order_line_reference', 'Beställningsrad')
), meaning (name, value, title) as (
    values ('what', 'approve', 'godkänd'), ('what', 'pay_anyway', 'betalas ändå'), ('what', 'dispute', 'bestridd'),
           ('what', 'stop', 'stoppad'), ('what', 'reopen', 'granskas igen'), ('what', 'note', 'kommentar'),
           ('what', 'accept_finding', 'hålls inne'), ('what', 'undo', 'ångrat'), ('what', 'confirm', 'månad bekräftad'),
           ('what', 'review', 'granskad'), ('what', 'export', 'skickad för betalning'), ('what', 'pay', 'betald'),
           ('what', 'facts_changed', 'uppgifterna har ändrats'), ('what', 'ask_officer', 'fråga'), ('what', 'answer', 'svar'), ('what', 'assign', 'tilldelad'),
           ('answer', 'as_ordered', 'utfört som beställt'), ('answer', 'need_changed', 'behovet har ändrats'),
           ('answer', 'not_performed', 'inte utfört'), ('answer', 'unknown', 'vet inte än'),
           ('status', 'performed', 'utfört'), ('status', 'cancelled', 'inställt'), ('status', 'no_show', 'bomkörning'),
           ('state', 'open', 'öppen'), ('state', 'resolved', 'gäller inte längre'), ('state', 'credited', 'krediterad'),
           ('kind', 'hospital', 'sjukhus'), ('kind', 'away', 'bortrest'), ('kind', 'short_term', 'korttidsboende'),
           ('kind', 'other', 'annat'), ('per', 'day', 'dag'), ('per', 'week', 'vecka'), ('per', 'month', 'månad')
), item as (
    select section.place, section.kind, section.title, item.value, item.ordinality as item_no
    from everything join section on true
    cross join lateral jsonb_array_elements(
        case jsonb_typeof(kept -> section.kind) when 'array' then kept -> section.kind
             when 'object' then jsonb_build_array(kept -> section.kind) else '[]' end)
        with ordinality as item (value, ordinality)
)
select item.place, item.title as section, item.item_no, coalesce(word.title, field.key) as name,
       case when field.value = 'true' then 'ja' when field.value = 'false' then 'nej'
            when meaning.title is not null then meaning.title
            when field.key ~ '_ore$' then replace(((field.value #>> '{}')::numeric / 100)::numeric(20, 2)::text, '.', ',')
            when field.value #>> '{}' ~ '^\d{4}-\d\d-\d\dT\d\d:\d\d' then
                replace(left(field.value #>> '{}', 16), 'T', ' ')
            when jsonb_typeof(field.value) = 'number' then replace(trim_scale((field.value #>> '{}')::numeric)::text, '.', ',')
            else field.value #>> '{}' end as value
from item cross join lateral jsonb_each(item.value) with ordinality as field (key, value, ordinality)
left join word on word.name = field.key
left join meaning on meaning.name = field.key and meaning.value = field.value #>> '{}'
where field.value not in ('null', '""', '[]', '{}') and field.key !~ '_no$|_user$|_by$|hash|^asked_by|grains|_run$'
   or field.key in ('personal_no', 'invoice_no', 'review_by')
order by item.place, item.item_no, field.ordinality
