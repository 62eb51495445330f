-- What facts said before they changed, and which outcomes a change may touch.
--
-- Nothing is deleted without a trace: every changed or withdrawn fact leaves its former row here, so
-- that a finding can be replayed as it stood.  `change` is the reconciliation's list of what to look
-- at again; the run that has done so removes the rows it saw.

create table avstamd.fact_history (
    fact_history_no bigint generated always as identity primary key,
    kind       text not null,
    fact_no    bigint not null, -- the fact's own *_no
    changed_at timestamptz not null default clock_timestamp(),
    withdrawn  boolean not null,
    former     jsonb not null
);
create index fact_history_fact on avstamd.fact_history (kind, fact_no);

create table avstamd.change (
    change_no   bigint generated always as identity primary key,
    client_no   integer, -- every account of this client
    service_no  integer, -- every account of this service …
    provider_no integer, -- … with this provider, or (alone) every document of this provider
    document_no bigint,  -- this document
    token       text collate "C" -- an order, client, alias, item code or seller that documents may name
);
comment on table avstamd.change is 'a row without any value (a general extractor): every document';

-- Keeps the former rows of facts whose content really changed.
create function avstamd.fact_remember() returns trigger
language plpgsql security definer set search_path = avstamd, pg_temp as $$
begin
    if tg_op = 'DELETE' then
        insert into fact_history (kind, fact_no, withdrawn, former)
        select tg_argv[0], (to_jsonb(old_row) ->> tg_argv[1])::bigint, true, to_jsonb(old_row)
        from old_row;
    else
        insert into fact_history (kind, fact_no, withdrawn, former)
        select tg_argv[0], (former ->> tg_argv[1])::bigint, false, former
        from (select to_jsonb(old_row) as former from old_row
              except select to_jsonb(new_row) from new_row) as replaced;
    end if;
    return null;
end $$;

-- What one state of a fact may touch, in the words of avstamd.change.
create function avstamd.fact_touches(kind text, token_column text, fact jsonb, out client_no integer,
                                     out service_no integer, out provider_no integer, out token text)
language sql stable set search_path = avstamd, pg_temp as $$
    select coalesce((fact ->> 'client_no')::integer,
                    (select account.client_no from account
                     where account.account_no = (fact ->> 'account_no')::integer)),
           case when kind in ('service', 'price') then (fact ->> 'service_no')::integer end,
           case when kind in ('provider', 'price', 'extractor') then (fact ->> 'provider_no')::integer end,
           fact ->> token_column
$$;

-- Old and new states count alike.
create function avstamd.fact_changed() returns trigger
language plpgsql security definer set search_path = avstamd, pg_temp as $$
begin
    if tg_op in ('INSERT', 'UPDATE') then
        insert into change (client_no, service_no, provider_no, token)
        select touched.*
        from new_row, fact_touches(tg_argv[0], tg_argv[1], to_jsonb(new_row)) as touched;
    end if;
    if tg_op in ('UPDATE', 'DELETE') then
        insert into change (client_no, service_no, provider_no, token)
        select touched.*
        from old_row, fact_touches(tg_argv[0], tg_argv[1], to_jsonb(old_row)) as touched;
    end if;
    return null;
end $$;

-- Facts come in bulk, so one statement remembers and tells of all its rows.  Columns: the fact, its
-- key, and what documents may name it by.
do $$
declare
    fact record;
begin
    for fact in
        select * from (values
            ('provider', 'provider_no', 'provider_id'),
            ('client', 'client_no', 'client_id'),
            ('service', 'service_no', 'service_id'),
            ('service_alias', 'service_alias_no', 'item_code'),
            ('client_alias', 'client_alias_no', 'alias'),
            ('extractor', 'extractor_no', ''),
            ('price', 'price_no', ''),
            ('care_order', 'order_no', 'order_id'),
            ('stay', 'stay_no', ''),
            ('absence', 'absence_no', ''),
            ('visit', 'visit_no', null)) as facts (name, key, token)
    loop
        execute format('create trigger remember_updated after update on avstamd.%I
                        referencing old table as old_row new table as new_row
                        for each statement execute function avstamd.fact_remember(%L, %L)',
                       fact.name, fact.name, fact.key);
        execute format('create trigger remember_deleted after delete on avstamd.%I
                        referencing old table as old_row
                        for each statement execute function avstamd.fact_remember(%L, %L)',
                       fact.name, fact.name, fact.key);
        continue when fact.token is null; -- visits have a rule of their own, below
        execute format('create trigger changed_inserted after insert on avstamd.%I
                        referencing new table as new_row
                        for each statement execute function avstamd.fact_changed(%L, %L)',
                       fact.name, fact.name, fact.token);
        execute format('create trigger changed_updated after update on avstamd.%I
                        referencing old table as old_row new table as new_row
                        for each statement execute function avstamd.fact_changed(%L, %L)',
                       fact.name, fact.name, fact.token);
        execute format('create trigger changed_deleted after delete on avstamd.%I
                        referencing old table as old_row
                        for each statement execute function avstamd.fact_changed(%L, %L)',
                       fact.name, fact.name, fact.token);
    end loop;
end $$;

-- Visits: their clients; and, where staff is no longer occupied as it was, the clients whose visits the
-- same staff had at the same time (for what stands now the reconciliation finds them itself).  They are
-- looked for day by day; the few visits that are longer than a day (the index visit_long) on their own.
-- A visit of a day began at most two days before, as one day of the year has 23 hours.
create function avstamd.visit_changed() returns trigger
language plpgsql security definer set search_path = avstamd, pg_temp as $$
begin
    if tg_op in ('INSERT', 'UPDATE') then
        insert into change (client_no)
        select distinct account.client_no from new_row join account using (account_no);
    end if;
    if tg_op in ('UPDATE', 'DELETE') then
        insert into change (client_no)
        select distinct account.client_no from old_row join account using (account_no);
    end if;
    if tg_op = 'UPDATE' then
        with freed as (
            select old_row.staff_no, old_row.start_at, old_row.end_at, old_row.care_day - 2 as first_day,
                   (old_row.end_at at time zone 'Europe/Stockholm')::date as last_day
            from old_row
            join new_row using (visit_no)
            where old_row.staff_no is not null and old_row.status = 'performed'
              and (old_row.staff_no, old_row.start_at, old_row.end_at, old_row.status, old_row.account_no)
                  is distinct from
                  (new_row.staff_no, new_row.start_at, new_row.end_at, new_row.status, new_row.account_no)
        ), long_visit as materialized (
            select account_no, staff_no, start_at, end_at
            from visit where end_at - start_at > interval '1 day'
        ), at_the_time as (
            select visit.account_no
            from freed
            cross join lateral generate_series(0, freed.last_day - freed.first_day) as step
            join visit on visit.staff_no = freed.staff_no and visit.care_day = freed.first_day + step
                and visit.start_at < freed.end_at and visit.end_at > freed.start_at
            union
            select long_visit.account_no
            from freed
            join long_visit on long_visit.staff_no = freed.staff_no
                and long_visit.start_at < freed.end_at and long_visit.end_at > freed.start_at
        )
        insert into change (client_no)
        select distinct account.client_no from at_the_time join account using (account_no);
    end if;
    if tg_op = 'DELETE' then
        with freed as (
            select old_row.staff_no, old_row.start_at, old_row.end_at, old_row.care_day - 2 as first_day,
                   (old_row.end_at at time zone 'Europe/Stockholm')::date as last_day
            from old_row
            where old_row.staff_no is not null and old_row.status = 'performed'
        ), long_visit as materialized (
            select account_no, staff_no, start_at, end_at
            from visit where end_at - start_at > interval '1 day'
        ), at_the_time as (
            select visit.account_no
            from freed
            cross join lateral generate_series(0, freed.last_day - freed.first_day) as step
            join visit on visit.staff_no = freed.staff_no and visit.care_day = freed.first_day + step
                and visit.start_at < freed.end_at and visit.end_at > freed.start_at
            union
            select long_visit.account_no
            from freed
            join long_visit on long_visit.staff_no = freed.staff_no
                and long_visit.start_at < freed.end_at and long_visit.end_at > freed.start_at
        )
        insert into change (client_no)
        select distinct account.client_no from at_the_time join account using (account_no);
    end if;
    return null;
end $$;
create trigger changed_inserted after insert on avstamd.visit
    referencing new table as new_row
    for each statement execute function avstamd.visit_changed();
create trigger changed_updated after update on avstamd.visit
    referencing old table as old_row new table as new_row
    for each statement execute function avstamd.visit_changed();
create trigger changed_deleted after delete on avstamd.visit
    referencing old table as old_row
    for each statement execute function avstamd.visit_changed();
