-- Years of it: months made ahead, and what is to be destroyed when its time is over (gallring).
--
-- The rules are rows: how many years, counted from what, by which law, and who is exempt.  A purge
-- first finds everything that is due, and marks it in one transaction; then it is removed a batch at a
-- time, each batch with its lines in the protocol, so that a purge that was killed goes on where it
-- was.  Nothing that is kept may be judged otherwise afterwards: invoices that share an account and
-- month go together or not at all, visits stay as long as an invoice rests on them, and months that
-- were purged are not asked any more what is missing in them (kept_from).
--
-- What is append-only is so for everybody but the functions below: they seal the transaction, as
-- enter() does, and the trigger asks for the seal.

create table avstamd.retention_rule (
    kind         text primary key check (kind ~ '^[a-z_]+$'),
    place        integer not null unique,
    title        text not null,
    law          text not null,
    years        integer not null,
    least_years  integer not null check (least_years >= 1),
    most_years   integer not null,
    counted_from text not null,
    active       boolean not null default true, -- false: kept for good, by a decision of the municipality
    archive      boolean not null default false, -- visits: their months move to avstamd_archive
    set_by       integer references avstamd.app_user,
    set_at       timestamptz,
    check (years between least_years and most_years),
    check (kind = 'care' or not archive)
);
comment on table avstamd.retention_rule is 'gallringsregler: what is kept how long, and by which law';
insert into avstamd.retention_rule (place, kind, years, least_years, most_years, title, law, counted_from) values
    (1, 'documents', 7, 7, 100, 'Fakturor med allt som hör till dem',
     'Lag om kommunal bokföring och redovisning: räkenskapsinformation bevaras i sju år',
     'utgången av det kalenderår då fakturan senast hanterades (datum, period, beslut, export, betalning)'),
    (2, 'care', 7, 7, 100, 'Utförd omsorg, månad för månad, och avvikelser utan faktura',
     'Lag om kommunal bokföring och redovisning: underlag till räkenskapsinformation bevaras i sju år',
     'utgången av det kalenderår då omsorgen gavs'),
    (3, 'clients', 5, 5, 5, 'Personakter: klient, beställningar, boenden, frånvaro, bekräftelser',
     'Socialtjänstlagen och LSS: personakter gallras fem år efter den sista anteckningen',
     'den sista anteckningen: det senaste slutet på beställning, boende, frånvaro eller besök, det '
     'senaste beslutet, frågan eller bekräftelsen'),
    (4, 'set_aside', 2, 1, 100, 'Filer i karantän som är avfärdade',
     'Arkivlagen: handlingar av tillfällig eller ringa betydelse, efter kommunens gallringsbeslut',
     'den dag då filen avfärdades'),
    (5, 'logs', 5, 2, 100, 'Åtkomstlogg, loggade registerutdrag och inloggningsförsök',
     'Ingen lag anger en tid; kommunens dokumenthanteringsplan bestämmer',
     'utgången av det kalenderår då raden skrevs');

create table avstamd.retention_exemption (
    kind   text not null references avstamd.retention_rule,
    code   text not null check (code ~ '^[a-z_]+$'),
    place  integer not null,
    title  text not null,
    law    text not null,
    active boolean not null default true,
    primary key (kind, code),
    check (active or code = 'research_sample') -- what the municipality itself may say
);
comment on table avstamd.retention_exemption is 'what is old enough and kept all the same, and why';
insert into avstamd.retention_exemption (kind, place, code, title, law) values
    ('documents', 1, 'disputed', 'tvisten är inte avslutad', 'Rättsligt anspråk'),
    ('documents', 2, 'recovery', 'återkravet är inte avslutat', 'Rättsligt anspråk'),
    ('documents', 3, 'undecided', 'inte beslutad och exporterad än', 'Inte bokförd'),
    ('documents', 4, 'rejected', 'betalningen är avvisad av ekonomisystemet', 'Inte betald'),
    ('documents', 5, 'question', 'en fråga är obesvarad', 'Pågående handläggning'),
    ('documents', 6, 'unsent', 'ett svar till utföraren är inte skickat', 'Pågående handläggning'),
    ('documents', 7, 'quarantine', 'en del av samma fil väntar i karantän', 'Pågående handläggning'),
    ('documents', 8, 'together', 'hör ihop med en faktura som bevaras', 'Underlag till räkenskapsinformation'),
    ('care', 1, 'invoice_kept', 'underlag till en faktura som bevaras', 'Underlag till räkenskapsinformation'),
    ('care', 2, 'placed_child', 'rör ett placerat barn, eller någon som kan vara det', 'Socialtjänstlagen'),
    ('care', 3, 'question', 'en fråga är obesvarad', 'Pågående handläggning'),
    ('clients', 1, 'placed_child', 'placerat barn', 'Socialtjänstlagen: akter om placerade barn gallras inte'),
    ('clients', 2, 'age_unknown', 'har haft ett boende och är av okänd ålder: kan vara ett placerat barn',
     'Socialtjänstlagen: akter om placerade barn gallras inte'),
    ('clients', 3, 'research_sample', 'född den 5, 15 eller 25: urval för forskning',
     'Socialtjänstlagen och LSS: ett urval av akter undantas för forskningens behov'),
    ('clients', 4, 'accounting', 'underlag till räkenskapsinformation som bevaras',
     'Lag om kommunal bokföring och redovisning'),
    ('clients', 5, 'question', 'en fråga är obesvarad', 'Pågående handläggning'),
    ('clients', 6, 'undated', 'har ingen daterad anteckning att räkna från', 'Tiden går inte att räkna'),
    ('set_aside', 1, 'waiting', 'väntar på att någon avfärdar den eller läser in den', 'Pågående handläggning');

create table avstamd.purge (
    purge_no    bigint generated always as identity primary key,
    started_at  timestamptz not null default clock_timestamp(),
    finished_at timestamptz,
    by_whom     text not null check (btrim(by_whom) <> '' and length(by_whom) <= 200),
    kept_from   date -- months before it are not asked for what is missing; null: as before
);
create unique index purge_unfinished on avstamd.purge ((true)) where finished_at is null;
comment on table avstamd.purge is 'each gallring: when, and who started it';

create table avstamd.purge_pending (
    kind text not null references avstamd.retention_rule,
    no   bigint not null, -- document, finding (care), month as yyyymm below zero (care), client, file
    day  date,
    primary key (kind, no)
);
comment on table avstamd.purge_pending is 'what the unfinished purge has still to remove';

-- What refers to a row is looked for each time that one is removed.
create index client_alias_client on avstamd.client_alias (client_no);
create index attachment_kept_content on avstamd.attachment (content_no) where content_no is not null;
create index assignment_document_all on avstamd.assignment (document_no) where document_no is not null;
create index assignment_finding_all on avstamd.assignment (finding_no) where finding_no is not null;
create index dispute_document_all on avstamd.dispute (document_no);
create index dispute_decision on avstamd.dispute (decision_no);
create index export_answer_document on avstamd.export_answer (document_no) where document_no is not null;
create index export_row_decision on avstamd.export_row (decision_no) where decision_no is not null;
create index export_row_claim on avstamd.export_row (claim_no) where claim_no is not null;
create index finding_review_decision on avstamd.finding_review (decision_no);
create index document_review_first on avstamd.document_review (first_decision) where first_decision is not null;
create index document_review_final on avstamd.document_review (final_decision) where final_decision is not null;
create index question_decision on avstamd.question (decision_no);
create index month_confirmation_decision on avstamd.month_confirmation (decision_no);

create table avstamd.purge_protocol (
    protocol_no bigint generated always as identity primary key,
    purge_no    bigint not null references avstamd.purge,
    at          timestamptz not null default clock_timestamp(),
    kind        text not null,
    what        text not null,
    rows        bigint not null check (rows > 0),
    oldest      date,
    newest      date,
    rule        text not null -- as it was
);
create index purge_protocol_purge on avstamd.purge_protocol (purge_no, kind);
comment on table avstamd.purge_protocol is 'gallringsprotokoll: what was destroyed, of which time, by which rule; append-only';
create trigger append_only before update or delete or truncate on avstamd.purge_protocol
    for each statement execute function avstamd.append_only();

-- Whether care ever began is known also when the visits are gone.
alter table avstamd.account add column care_until date;
comment on column avstamd.account.care_until is 'the last day of the performed visits that were purged; null: none was';

create schema if not exists avstamd_archive;
comment on schema avstamd_archive is 'months of visits that were moved out, for the municipality''s archive';

-- A month is made empty and then attached: that waits for nobody who reads or writes visits.
create or replace function avstamd.visit_month_ensure(month_first date) returns void
language plpgsql security definer set search_path = avstamd, pg_temp as $$
declare
    first date := date_trunc('month', month_first)::date;
    partition_name text := 'visit_' || to_char(first, 'YYYY_MM');
begin
    if to_regclass('avstamd.' || partition_name) is null then
        perform pg_advisory_xact_lock(hashtextextended('avstamd.visit_month', 0));
        if to_regclass('avstamd.' || partition_name) is null then
            execute format('create table avstamd.%I (like avstamd.visit including defaults including constraints)',
                           partition_name);
            execute format('alter table avstamd.visit attach partition avstamd.%I for values from (%L) to (%L)',
                           partition_name, first, (first + interval '1 month')::date);
        end if;
    end if;
end $$;

create function avstamd.visit_months_ahead(months integer) returns integer
language plpgsql security definer set search_path = avstamd, pg_temp set lock_timeout = '3s' as $$
declare
    made integer := 0;
    first date;
begin
    for first in select generate_series(date_trunc('month', today()),
                                        date_trunc('month', today()) + make_interval(months => least(months, 120)),
                                        interval '1 month')::date loop
        if to_regclass('avstamd.visit_' || to_char(first, 'YYYY_MM')) is null then
            perform visit_month_ensure(first);
            made := made + 1;
        end if;
    end loop;
    return made;
end $$;
comment on function avstamd.visit_months_ahead(integer) is 'this month and so many more have their place; how many are new';

create function avstamd.purging() returns boolean language sql stable
security definer set search_path = avstamd, pg_temp as $$
    select coalesce(nullif(current_setting('avstamd.purging', true), '') = sealed('purge'), false)
$$;
comment on function avstamd.purging() is 'is this transaction, now, one of the functions that purge?';

create or replace function avstamd.append_only() returns trigger language plpgsql
security definer set search_path = avstamd, pg_temp as $$
begin
    if tg_op = 'DELETE' and tg_table_name <> 'purge_protocol' and purging() then
        return null;
    end if;
    raise exception 'avstamd.% is append-only', tg_table_name using errcode = 'insufficient_privilege';
end $$;

drop trigger moves_deleted on avstamd.document_outcome;
create trigger moves_deleted before delete on avstamd.document_outcome
    for each row when (old.state not in ('clean', 'flagged') and not avstamd.purging())
    execute function avstamd.document_moves();

-- An invoice that is marked to go stays as it is until it goes: half of what it was judged with may be gone.
create function avstamd.document_goes() returns trigger language plpgsql
security definer set search_path = avstamd, pg_temp as $$
begin
    if not exists (select from purge_pending where kind = 'documents' and no = new.document_no) then
        return new;
    elsif new.state <> old.state then
        perform refuse('AV003', 'Fakturan gallras just nu och ändras inte mer.');
    end if;
    return null;
end $$;
comment on function avstamd.document_goes() is 'what is marked by a purge is not judged anew';
create trigger goes before update on avstamd.document_outcome
    for each row when (old.state in ('exported', 'paid', 'stopped')
                       and (old.state, old.suggested_ore) is distinct from (new.state, new.suggested_ore))
    execute function avstamd.document_goes();

create function avstamd.local_day(at timestamptz) returns date language sql immutable parallel safe as $$
    select (at at time zone 'Europe/Stockholm')::date
$$;
comment on function avstamd.local_day(timestamptz) is 'the Swedish day of an instant';

create function avstamd.kept_from() returns date language sql stable
security definer set search_path = avstamd, pg_temp as $$
    select max(kept_from) from purge
$$;
comment on function avstamd.kept_from() is 'the first month that is asked what is missing in it; null: every one';

create function avstamd.retention_before(asked_kind text) returns date language sql stable
security definer set search_path = avstamd, pg_temp as $$
    select (case when kind in ('clients', 'set_aside') then today() else date_trunc('year', today()) end
            - make_interval(years => years))::date
    from retention_rule where kind = asked_kind and active
$$;
comment on function avstamd.retention_before(text) is 'what is older than that day has been kept long enough; null: nothing';

create function avstamd.birth_day(personal_no text) returns date language plpgsql immutable parallel safe as $$
declare
    digits constant text := regexp_replace(personal_no, '[^0-9]', '', 'g');
    day_written integer;
begin
    if length(digits) <> 12 then
        return null; -- without a century it is not known
    end if;
    day_written := substr(digits, 7, 2)::integer;
    return make_date(left(digits, 4)::integer, substr(digits, 5, 2)::integer,
                     case when day_written > 60 then day_written - 60 else day_written end);
exception when datetime_field_overflow or invalid_datetime_format then
    return null;
end $$;
comment on function avstamd.birth_day(text) is 'of a personal or coordination number with its century; null: it does not say';

-- A child who was placed: a stay, or a service by the day, that began before the eighteenth birthday,
-- or anything by the law on care of young persons.  Who may be one, and cannot be told, counts as one.
create function avstamd.child_file(asked_client integer) returns text language sql stable
security definer set search_path = avstamd, pg_temp as $$
    select case when bool_or(placed.by_law or placed.first_day < birth_day(client.personal_no) + interval '18 years')
                    then 'placed_child'
                when bool_or(placed.first_day is not null) and bool_and(birth_day(client.personal_no) is null)
                    then 'age_unknown' end
    from client
    join (select account.client_no, stay.moved_in as first_day, false as by_law
          from stay join account using (account_no) where account.client_no = asked_client
          union all
          select account.client_no, case when service.basis = 'presence' then care_order.valid_from end,
                 coalesce(care_order.legal_basis ~* '\mLVU\M|vård av unga', false)
          from care_order join account using (account_no) join service using (service_no)
          where account.client_no = asked_client) as placed using (client_no)
$$;
comment on function avstamd.child_file(integer) is 'placed_child, age_unknown, or null: not a file that is kept for good';

create function avstamd.document_last_day(asked bigint) returns date language sql stable
security definer set search_path = avstamd, pg_temp as $$
    select greatest(d.issue_date, d.period_end,
                    (select max(l.period_end) from document_line l where l.document_no = asked),
                    (select max(local_day(at)) from decision where decision.document_no = asked),
                    (select max(local_day(made_at)) from export_row join export using (export_no)
                     where export_row.document_no = asked),
                    (select max(on_day) from export_answer where export_answer.document_no = asked),
                    (select max(local_day(coalesce(changed_at, raised_at))) from recovery_claim c
                     where c.document_no = asked))
    from document d where d.document_no = asked
$$;
comment on function avstamd.document_last_day(bigint) is 'the last day on which something happened to an invoice';

-- Why an invoice of any age must stay; null: nothing holds it.
create function avstamd.document_hold(asked bigint) returns text language sql stable
security definer set search_path = avstamd, pg_temp as $$
    select case
        when o.state = 'disputed' then 'disputed'
        when exists (select from recovery_claim c where c.document_no = asked and c.state in ('open', 'sent'))
            then 'recovery'
        when coalesce(o.state, 'clean') not in ('exported', 'paid', 'stopped')
             or not exists (select from export_row r where r.document_no = asked
                            and r.kind = case o.state when 'stopped' then 'stop' else 'payment' end)
            then 'undecided'
        when o.state = 'exported' and exists (select from export_answer a
                                              where a.document_no = asked and a.answer = 'rejected')
            then 'rejected'
        when exists (select from question q
                     where q.answered_at is null and q.withdrawn_at is null
                       and (q.document_no = asked
                            or q.finding_no in (select finding_no from finding f where f.document_no = asked)))
            then 'question'
        when exists (select from response r where r.document_no = asked and r.done_at is null and r.aside_at is null)
            then 'unsent'
        when exists (select from quarantine q where q.file_no = d.file_no and q.discarded_at is null)
             or exists (select from unread u where u.file_no = d.file_no)
            then 'quarantine' end
    from document d left join document_outcome o using (document_no)
    where d.document_no = asked
$$;
comment on function avstamd.document_hold(bigint) is 'internal: what of retention_exemption holds an invoice by itself';
