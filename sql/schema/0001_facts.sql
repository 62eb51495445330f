-- The facts of the specification §2: what was agreed, decided, ordered and performed.
--
-- Identifiers of the municipality are text with the collation "C" (they compare as bytes); *_no are
-- our own short keys.  Prices, orders, stays and absences may overlap: that is a fact to judge.

-- The schema itself is made by the migration runner, which keeps its list of migrations there.

create domain avstamd.identifier as text collate "C"
    check (value <> '' and octet_length(value) <= 200 and value !~ '[[:cntrl:]]');
create domain avstamd.level as text collate "C" -- '' is a level of its own
    check (octet_length(value) <= 200 and value !~ '[[:cntrl:]]');

create table avstamd.provider (
    provider_no integer generated always as identity primary key,
    provider_id avstamd.identifier not null unique check (provider_id ~ '^[0-9]{10}$'),
    name        text,
    bankgiro    text,
    plusgiro    text,
    iban        text,
    endpoint_id text
);
comment on table avstamd.provider is 'utförare, by organisation number';

create table avstamd.client (
    client_no   integer generated always as identity primary key,
    client_id   avstamd.identifier not null unique,
    personal_no text,
    name        text,
    unit        text,
    officer     text,
    died_on     date,
    protected   boolean not null default false
);
comment on table avstamd.client is 'brukare; name and personal number are for the handläggare alone';

create table avstamd.service (
    service_no        integer generated always as identity primary key,
    service_id        avstamd.identifier not null unique,
    name              text,
    unit              text not null check (unit in ('hour', 'day', 'month', 'each')),
    basis             text not null check (basis in ('performed', 'ordered', 'presence', 'fixed')),
    tolerance_pct     numeric(9,4) not null default 0 check (tolerance_pct >= 0),
    tolerance_qty     numeric(13,4) not null default 0 check (tolerance_qty >= 0),
    vat_rate          numeric(7,4) not null default 0 check (vat_rate between 0 and 100),
    round_visit_min   integer not null default 0 check (round_visit_min between 0 and 1440),
    absence_paid_days integer not null default 0 check (absence_paid_days >= 0),
    absence_paid_pct  numeric(7,4) not null default 0 check (absence_paid_pct between 0 and 100),
    count_last_day    boolean not null default false,
    constraint service_unit_fits_basis check (
        case basis when 'presence' then unit = 'day'
                   when 'fixed' then unit = 'month'
                   else unit in ('hour', 'day', 'each') end)
);

create table avstamd.service_alias (
    service_alias_no integer generated always as identity primary key,
    provider_no integer references avstamd.provider, -- null: any provider
    item_code   avstamd.identifier not null,
    service_no  integer not null references avstamd.service,
    level       avstamd.level not null default '',
    unique nulls not distinct (provider_no, item_code)
);

create table avstamd.client_alias (
    client_alias_no integer generated always as identity primary key,
    provider_no integer references avstamd.provider, -- null: any provider
    alias       avstamd.identifier not null,
    client_no   integer not null references avstamd.client,
    unique nulls not distinct (provider_no, alias)
);

create table avstamd.extractor (
    extractor_no integer generated always as identity primary key,
    provider_no integer references avstamd.provider, -- null: any provider
    field       text not null check (field in
        ('line_note', 'item_name', 'item_description', 'document_note', 'buyer_reference')),
    pattern     text collate "C" not null check (pattern <> ''), -- POSIX extended; group 1 is the value
    yields      text not null check (yields in ('order', 'client', 'service')),
    unique nulls not distinct (provider_no, field, pattern)
);

create table avstamd.price (
    price_no    integer generated always as identity primary key,
    provider_no integer references avstamd.provider, -- null: every provider
    service_no  integer not null references avstamd.service,
    level       avstamd.level not null default '', -- '': any level
    valid_from  date not null,
    valid_to    date,
    unit_price  numeric(14,4) not null check (unit_price >= 0), -- kronor per unit
    check (valid_to >= valid_from),
    unique nulls not distinct (provider_no, service_no, level, valid_from)
);

-- One client, provider, service and level: what orders, visits, stays and invoice lines have in common.
create table avstamd.account (
    account_no  integer generated always as identity primary key,
    client_no   integer not null references avstamd.client,
    provider_no integer not null references avstamd.provider,
    service_no  integer not null references avstamd.service,
    level       avstamd.level not null default '',
    unique (client_no, provider_no, service_no, level)
);
create index account_provider on avstamd.account (provider_no, service_no);

create table avstamd.care_order (
    order_no    integer generated always as identity primary key,
    order_id    avstamd.identifier not null unique,
    decision_id text,
    account_no  integer not null references avstamd.account,
    valid_from  date not null,
    valid_to    date, -- null: until further notice
    quantity    numeric(18,9) not null check (quantity >= 0), -- units per `per`
    per         text not null check (per in ('day', 'week', 'month')),
    staff_count integer not null default 1 check (staff_count between 1 and 100),
    decided_on  date,
    review_by   date,
    legal_basis text,
    check (valid_to >= valid_from)
);
create index care_order_account on avstamd.care_order (account_no);

create table avstamd.staff (
    staff_no    integer generated always as identity primary key,
    provider_no integer not null references avstamd.provider,
    staff_id    avstamd.identifier not null,
    unique (provider_no, staff_id)
);

-- A visit_id is unique over all months: this table holds the identity and the day on which the visit
-- stands, the partitions the visit itself.  A correction that moves it changes both in one statement.
create table avstamd.visit_identity (
    visit_no bigint generated always as identity primary key,
    visit_id avstamd.identifier not null unique,
    care_day date, -- null: withdrawn, or not there yet
    unique (visit_no, care_day)
);

create table avstamd.visit (
    visit_no      bigint not null,
    care_day      date not null, -- the local day on which it starts
    account_no    integer not null references avstamd.account,
    staff_no      integer references avstamd.staff,
    start_at      timestamptz not null,
    end_at        timestamptz,
    status        text not null default 'performed' check (status in ('performed', 'cancelled', 'no_show')),
    manual        boolean not null default false, -- registered by hand afterwards
    method        text check (method in ('auto', 'manual')),
    registered_at timestamptz,
    check (end_at >= start_at),
    check (manual = (method is not distinct from 'manual')),
    primary key (visit_no, care_day),
    foreign key (visit_no, care_day) references avstamd.visit_identity (visit_no, care_day)
) partition by range (care_day);
create index visit_account on avstamd.visit (account_no, care_day);
create index visit_staff on avstamd.visit (staff_no, start_at) where staff_no is not null;

-- Months are made when they are needed; a month that exists costs nothing.
create function avstamd.visit_month_ensure(month_first date) returns void
language plpgsql security definer set search_path = avstamd, pg_temp as $$
declare
    first date := date_trunc('month', month_first)::date;
    partition_name text := 'visit_' || to_char(first, 'YYYY_MM');
begin
    if to_regclass('avstamd.' || partition_name) is null then
        perform pg_advisory_xact_lock(hashtextextended('avstamd.visit_month', 0));
        if to_regclass('avstamd.' || partition_name) is null then
            execute format('create table avstamd.%I partition of avstamd.visit for values from (%L) to (%L)',
                           partition_name, first, (first + interval '1 month')::date);
        end if;
    end if;
end $$;

create table avstamd.stay (
    stay_no    integer generated always as identity primary key,
    stay_id    avstamd.identifier not null unique,
    account_no integer not null references avstamd.account,
    moved_in   date not null,
    moved_out  date, -- null: still there
    check (moved_out >= moved_in)
);
create index stay_account on avstamd.stay (account_no);

create table avstamd.absence (
    absence_no integer generated always as identity primary key,
    absence_id avstamd.identifier not null unique,
    client_no  integer not null references avstamd.client,
    first_day  date not null, -- `from`: the day of leaving
    last_day   date,          -- `to`: the day of coming home; null: still absent
    kind       text not null check (kind in ('hospital', 'away', 'short_term', 'other')),
    check (last_day >= first_day)
);
create index absence_client on avstamd.absence (client_no);
-- Few visits are longer than a day; their length bounds how far apart two visits can overlap.
create index visit_long on avstamd.visit ((end_at - start_at))
    where end_at - start_at > interval '1 day';
