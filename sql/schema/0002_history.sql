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

-- Keeps the former row when a fact's content really changed.
create function avstamd.fact_remember() returns trigger
language plpgsql security definer set search_path = avstamd, pg_temp as $$
begin
    insert into fact_history (kind, fact_no, withdrawn, former)
    select tg_table_name, (to_jsonb(old) ->> tg_argv[0])::bigint, tg_op = 'DELETE', to_jsonb(old);
    return null;
end $$;

-- Visits move by the million: one statement remembers all of its former rows.
create function avstamd.visit_remember() returns trigger
language plpgsql security definer set search_path = avstamd, pg_temp as $$
begin
    insert into fact_history (kind, fact_no, withdrawn, former)
    select 'visit', former_row.visit_no, tg_op = 'DELETE', to_jsonb(former_row)
    from former_row;
    return null;
end $$;

create trigger remember after update or delete on avstamd.provider
    for each row execute function avstamd.fact_remember('provider_no');
create trigger remember after update or delete on avstamd.client
    for each row execute function avstamd.fact_remember('client_no');
create trigger remember after update or delete on avstamd.service
    for each row execute function avstamd.fact_remember('service_no');
create trigger remember after update or delete on avstamd.service_alias
    for each row execute function avstamd.fact_remember('service_alias_no');
create trigger remember after update or delete on avstamd.client_alias
    for each row execute function avstamd.fact_remember('client_alias_no');
create trigger remember after update or delete on avstamd.extractor
    for each row execute function avstamd.fact_remember('extractor_no');
create trigger remember after update or delete on avstamd.price
    for each row execute function avstamd.fact_remember('price_no');
create trigger remember after update or delete on avstamd.care_order
    for each row execute function avstamd.fact_remember('order_no');
create trigger remember after update or delete on avstamd.stay
    for each row execute function avstamd.fact_remember('stay_no');
create trigger remember after update or delete on avstamd.absence
    for each row execute function avstamd.fact_remember('absence_no');
create trigger remember_updated after update on avstamd.visit
    referencing old table as former_row
    for each statement execute function avstamd.visit_remember();
create trigger remember_deleted after delete on avstamd.visit
    referencing old table as former_row
    for each statement execute function avstamd.visit_remember();

-- What a changed fact may touch, in the words of avstamd.change.  Old and new rows count alike.
create function avstamd.fact_changed() returns trigger
language plpgsql security definer set search_path = avstamd, pg_temp as $$
declare
    facts jsonb[] := case tg_op when 'INSERT' then array[to_jsonb(new)]
                                when 'DELETE' then array[to_jsonb(old)]
                                else array[to_jsonb(old), to_jsonb(new)] end;
    fact jsonb;
begin
    foreach fact in array facts loop
        insert into change (client_no, service_no, provider_no, token)
        select coalesce((fact ->> 'client_no')::integer,
                        (select account.client_no from account
                         where account.account_no = (fact ->> 'account_no')::integer)),
               case when tg_table_name in ('service', 'price') then (fact ->> 'service_no')::integer end,
               case when tg_table_name in ('provider', 'price', 'extractor')
                    then (fact ->> 'provider_no')::integer end,
               fact ->> tg_argv[0];
    end loop;
    return null;
end $$;

create trigger changed after insert or update or delete on avstamd.provider
    for each row execute function avstamd.fact_changed('provider_id');
create trigger changed after insert or update or delete on avstamd.client
    for each row execute function avstamd.fact_changed('client_id');
create trigger changed after insert or update or delete on avstamd.service
    for each row execute function avstamd.fact_changed('service_id');
create trigger changed after insert or update or delete on avstamd.service_alias
    for each row execute function avstamd.fact_changed('item_code');
create trigger changed after insert or update or delete on avstamd.client_alias
    for each row execute function avstamd.fact_changed('alias');
create trigger changed after insert or update or delete on avstamd.extractor
    for each row execute function avstamd.fact_changed('extractor_no');
create trigger changed after insert or update or delete on avstamd.price
    for each row execute function avstamd.fact_changed('price_no');
create trigger changed after insert or update or delete on avstamd.care_order
    for each row execute function avstamd.fact_changed('order_id');
create trigger changed after insert or update or delete on avstamd.stay
    for each row execute function avstamd.fact_changed('stay_id');
create trigger changed after insert or update or delete on avstamd.absence
    for each row execute function avstamd.fact_changed('absence_id');

-- Visits: their clients; and, for what no longer stands, the clients whose visits the same staff had at
-- the same time (for what stands now the reconciliation finds them itself).
create function avstamd.visit_changed() returns trigger
language plpgsql security definer set search_path = avstamd, pg_temp as $$
begin
    if tg_op in ('INSERT', 'UPDATE') then
        insert into change (client_no)
        select distinct account.client_no from new_row join account using (account_no);
    end if;
    if tg_op in ('UPDATE', 'DELETE') then
        insert into change (client_no)
        select account.client_no from old_row join account using (account_no)
        union
        select account.client_no
        from old_row
        join visit on visit.staff_no = old_row.staff_no and visit.start_at < old_row.end_at
            and visit.end_at > old_row.start_at
        join account on account.account_no = visit.account_no;
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
