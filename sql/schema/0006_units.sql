-- What providers write where a unit should stand, and the code of the unit that they mean.
--
-- Svefaktura's units are free text; UBL and CII have codes, which are never looked up here.  A
-- provider's own row counts before the general one.

-- "Tim. " and "tim" are one word; the upper case of å, ä and ö is not known in every locale.
create function avstamd.unit_word(written text) returns text
language sql immutable strict parallel safe as $$
    select rtrim(translate(lower(btrim(written)), 'ÅÄÖ', 'åäö'), '.')
$$;

create table avstamd.unit_mapping (
    unit_mapping_no integer generated always as identity primary key,
    provider_no integer references avstamd.provider, -- null: any provider
    unit_text   text collate "C" not null check (unit_text <> '' and unit_text = avstamd.unit_word(unit_text)),
    unit_code   text not null check (unit_code in ('HUR', 'MIN', 'DAY', 'MON', 'C62', 'EA', 'H87')),
    unique nulls not distinct (provider_no, unit_text)
);

insert into avstamd.unit_mapping (unit_text, unit_code)
select unit_text, unit_code
from (values
    ('HUR', array['hur', 'h', 'hr', 'hrs', 'hour', 'hours', 'tim', 'timm', 'timma', 'timme', 'timmar',
                  'arbetstimme', 'arbetstimmar']),
    ('MIN', array['min', 'minut', 'minuter']),
    ('DAY', array['day', 'days', 'd', 'dag', 'dagar', 'dgr', 'dygn', 'vårddag', 'vårddagar', 'vårddygn',
                  'boendedygn', 'placeringsdygn']),
    ('MON', array['mon', 'mån', 'månad', 'månader', 'man', 'manad', 'month', 'months']),
    ('EA', array['ea', 'c62', 'h87', 'st', 'styck', 'stk', 'pce', 'pcs', 'piece', 'gång', 'gånger', 'ggr',
                 'besök', 'tillfälle', 'tillfällen', 'insats', 'insatser'])) as units (unit_code, unit_texts)
cross join unnest(unit_texts) as unit_text
order by unit_code, unit_text;

-- As for every fact, what it said before is kept.
create trigger remember_updated after update on avstamd.unit_mapping
    referencing old table as old_row new table as new_row
    for each statement execute function avstamd.fact_remember('unit_mapping', 'unit_mapping_no');
create trigger remember_deleted after delete on avstamd.unit_mapping
    referencing old table as old_row
    for each statement execute function avstamd.fact_remember('unit_mapping', 'unit_mapping_no');

-- Only lines that are linked have a quantity: the clients of those that have such a unit.
create function avstamd.unit_mapping_touches(unit text, only_provider_no integer) returns setof integer
language sql stable set search_path = avstamd, pg_temp as $$
    select distinct account.client_no
    from document
    join document_line as line using (document_no)
    join line_outcome as outcome on outcome.document_no = line.document_no
        and outcome.position = line.position
    join account using (account_no)
    where document.format = 'svefaktura' and unit_word(line.unit) = unit
      and (only_provider_no is null or account.provider_no = only_provider_no)
$$;

create function avstamd.unit_mapping_changed() returns trigger
language plpgsql security definer set search_path = avstamd, pg_temp as $$
begin
    if tg_op in ('INSERT', 'UPDATE') then
        insert into change (client_no)
        select unit_mapping_touches(unit_text, provider_no) from new_row;
    end if;
    if tg_op in ('UPDATE', 'DELETE') then
        insert into change (client_no)
        select unit_mapping_touches(unit_text, provider_no) from old_row;
    end if;
    return null;
end $$;

create trigger changed_inserted after insert on avstamd.unit_mapping
    referencing new table as new_row
    for each statement execute function avstamd.unit_mapping_changed();
create trigger changed_updated after update on avstamd.unit_mapping
    referencing old table as old_row new table as new_row
    for each statement execute function avstamd.unit_mapping_changed();
create trigger changed_deleted after delete on avstamd.unit_mapping
    referencing old table as old_row
    for each statement execute function avstamd.unit_mapping_changed();
