-- What the queue of documents is sorted, chosen and searched by, and how many there are in each state,
-- without counting them.
--
-- The outcome repeats what the queue needs of its document, so that a page of the queue is read from
-- one index; tab is what the states have in common for people.

alter table avstamd.document_outcome
    add column signed boolean not null default false, -- by the first of two, and waits for the second
    add column tab text collate "C" not null generated always as (
        case when state in ('flagged', 'in_review') then case when signed then 'second' else 'review' end
             when state in ('disputed', 'stopped') then 'disputed'
             when state in ('approved', 'exported', 'paid') then 'approved'
             else 'clean' end) stored,
    add column invoice_number text collate "C" not null default '',
    add column is_credit    boolean not null default false,
    add column issue_date   date,
    add column due_date     date,                       -- as written, else 30 days; a credit note needs none
    add column seller       text collate "sv-x-icu",    -- the provider's name, else what the document says
    add column words        text not null default '',   -- what is looked in when people search
    add column invoiced_ore bigint not null default 0,  -- net, below zero for credit notes; 0 when not in kronor
    add column question_ore bigint not null default 0,  -- what its findings withhold, and wrong VAT; likewise
    add column findings     integer not null default 0, -- that flag it
    add column codes        text[] collate "C" not null default '{}'; -- of those, each once

create function avstamd.document_queued() returns trigger
language plpgsql security definer set search_path = avstamd, pg_temp as $$
begin
    select document.invoice_no, document.credit_note, document.issue_date,
           coalesce(document.due_date, case when not document.credit_note then document.issue_date + 30 end),
           case when document.currency not in ('', 'SEK') then 0
                when document.credit_note then -document.net_ore else document.net_ore end,
           coalesce(provider.name, document.seller_name, document.seller_id),
           lower(concat_ws(' ', document.invoice_no, provider.name, document.seller_name, document.seller_id,
                           document.buyer_reference, document.order_reference))
    into new.invoice_number, new.is_credit, new.issue_date, new.due_date, new.invoiced_ore, new.seller, new.words
    from document left join provider on provider.provider_no = new.provider_no
    where document.document_no = new.document_no;
    return new;
end $$;
comment on function avstamd.document_queued() is 'repeats in the outcome what the document says';
create trigger queued before insert or update of provider_no on avstamd.document_outcome
    for each row execute function avstamd.document_queued();

create function avstamd.provider_named() returns trigger
language plpgsql security definer set search_path = avstamd, pg_temp as $$
begin
    update document_outcome set provider_no = provider_no where provider_no = new.provider_no;
    return null;
end $$;
comment on function avstamd.provider_named() is 'a provider''s new name is the one in the queue';
create trigger named after update on avstamd.provider
    for each row when (new.name is distinct from old.name) execute function avstamd.provider_named();

create function avstamd.document_signed() returns trigger
language plpgsql security definer set search_path = avstamd, pg_temp as $$
declare
    waits constant boolean := case when tg_op = 'DELETE' then false
                                   else new.first_by is not null and new.final_by is null end;
begin
    update document_outcome set signed = waits
    where document_no = case when tg_op = 'DELETE' then old.document_no else new.document_no end
      and signed <> waits;
    return null;
end $$;
comment on function avstamd.document_signed() is 'says in the queue that the first of two has signed';
create trigger signed after insert or update or delete on avstamd.document_review
    for each row execute function avstamd.document_signed();

update avstamd.document_outcome outcome
set provider_no = provider_no,
    signed = exists (select from avstamd.document_review review
                     where review.document_no = outcome.document_no and review.first_by is not null
                       and review.final_by is null);
create index document_outcome_due on avstamd.document_outcome (tab, due_date, document_no);
create index document_outcome_issued on avstamd.document_outcome (tab, issue_date, document_no);
create index document_outcome_question on avstamd.document_outcome (tab, question_ore, document_no)
    include (invoiced_ore);
create index document_outcome_invoiced on avstamd.document_outcome (tab, invoiced_ore, document_no);
create index document_outcome_number on avstamd.document_outcome (tab, invoice_number, document_no);
create index document_outcome_seller on avstamd.document_outcome (tab, seller, document_no);
create index document_outcome_sellers on avstamd.document_outcome (seller, document_no); -- of all tabs: names are slow to sort
create index document_outcome_provider on avstamd.document_outcome (provider_no, tab, due_date);
create index document_outcome_codes on avstamd.document_outcome using gin (codes);

-- What no run has judged yet: a short list, so that nobody looks for it among all documents.
create table avstamd.document_waiting (
    document_no bigint primary key references avstamd.document
);
comment on table avstamd.document_waiting is 'documents that no run has judged yet';

create function avstamd.document_waits() returns trigger
language plpgsql security definer set search_path = avstamd, pg_temp as $$
begin
    insert into document_waiting (document_no) values (case when tg_op = 'DELETE' then old.document_no
                                                            else new.document_no end)
    on conflict do nothing;
    return null;
end $$;
comment on function avstamd.document_waits() is 'a document that came, or lost its outcome, waits for a run';
create trigger waits after insert on avstamd.document
    for each row execute function avstamd.document_waits();
create trigger waits after delete on avstamd.document_outcome
    for each row execute function avstamd.document_waits();
create function avstamd.document_judged() returns trigger
language plpgsql security definer set search_path = avstamd, pg_temp as $$
begin
    delete from document_waiting where document_no in (select document_no from new_row);
    return null;
end $$;
comment on function avstamd.document_judged() is 'a run has judged what waited';
create trigger judged after insert on avstamd.document_outcome
    referencing new table as new_row for each statement execute function avstamd.document_judged();
insert into avstamd.document_waiting
select document_no from avstamd.document
where document_no not in (select document_no from avstamd.document_outcome);

-- Every change of outcomes adds what it changed, so that nobody waits for anybody's total; a run of
-- the reconciliation folds the rows together.

create table avstamd.document_tally (
    tally_no      bigint generated always as identity primary key,
    state         text not null,
    tab           text collate "C" not null,
    documents     bigint not null,
    invoiced_ore  numeric not null, -- net, below zero for credit notes
    suggested_ore numeric not null,
    question_ore  numeric not null
);
comment on table avstamd.document_tally is
    'what changes of document_outcome added to each state and tab; see document_totals and queue_sums';

create function avstamd.document_counted() returns trigger
language plpgsql security definer set search_path = avstamd, pg_temp as $$
begin
    if tg_op in ('INSERT', 'UPDATE') then
        insert into document_tally (state, tab, documents, invoiced_ore, suggested_ore, question_ore)
        select state, tab, count(*), sum(outcome.invoiced_ore), sum(suggested_ore), sum(outcome.question_ore)
        from new_row as outcome group by state, tab;
    end if;
    if tg_op in ('UPDATE', 'DELETE') then
        insert into document_tally (state, tab, documents, invoiced_ore, suggested_ore, question_ore)
        select state, tab, -count(*), -sum(outcome.invoiced_ore), -sum(suggested_ore), -sum(outcome.question_ore)
        from old_row as outcome group by state, tab;
    end if;
    return null;
end $$;
comment on function avstamd.document_counted() is 'adds a change of outcomes to the tally';
create trigger counted_inserted after insert on avstamd.document_outcome
    referencing new table as new_row for each statement execute function avstamd.document_counted();
create trigger counted_updated after update on avstamd.document_outcome
    referencing old table as old_row new table as new_row
    for each statement execute function avstamd.document_counted();
create trigger counted_deleted after delete on avstamd.document_outcome
    referencing old table as old_row for each statement execute function avstamd.document_counted();

insert into avstamd.document_tally (state, tab, documents, invoiced_ore, suggested_ore, question_ore)
select state, tab, count(*), sum(outcome.invoiced_ore), sum(suggested_ore), sum(outcome.question_ore)
from avstamd.document_outcome as outcome
group by state, tab;

-- Rows that somebody else folds at this moment are left to them.
create function avstamd.tally_fold() returns void
language sql security definer set search_path = avstamd, pg_temp as $$
    with old as (
        delete from document_tally
        where tally_no in (select tally_no from document_tally order by tally_no for update skip locked)
        returning state, tab, documents, invoiced_ore, suggested_ore, question_ore
    )
    insert into document_tally (state, tab, documents, invoiced_ore, suggested_ore, question_ore)
    select state, tab, sum(documents), sum(invoiced_ore), sum(suggested_ore), sum(question_ore)
    from old group by state, tab having sum(documents) <> 0
$$;
comment on function avstamd.tally_fold() is 'makes one row of each state and tab of the tally';

create view avstamd.document_totals with (security_barrier) as
select state, sum(documents)::bigint as documents, sum(invoiced_ore)::bigint as invoiced_ore,
       sum(suggested_ore)::bigint as suggested_ore
from avstamd.document_tally
where (select avstamd.sees_all())
group by state having sum(documents) <> 0;
comment on view avstamd.document_totals is 'documents, invoiced and suggested net of each state, for those who see all';
