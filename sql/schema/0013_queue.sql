-- What the queue of documents is sorted by, and how many there are in each state, without counting them.
--
-- The outcome repeats what never changes of its document, so that a page of the queue is read from one
-- index; tab is what the states have in common for people.

alter table avstamd.document_outcome
    add column tab text not null generated always as (
        case when state in ('flagged', 'in_review') then 'review'
             when state in ('disputed', 'stopped') then 'disputed'
             when state in ('approved', 'exported', 'paid') then 'approved'
             else 'clean' end) stored,
    add column issue_date   date,
    add column due_date     date,
    add column invoiced_ore bigint not null default 0,  -- net, below zero for credit notes
    add column question_ore bigint not null default 0,  -- what its findings withhold
    add column findings     integer not null default 0; -- that flag it

create function avstamd.document_queued() returns trigger
language plpgsql security definer set search_path = avstamd, pg_temp as $$
begin
    select document.issue_date, coalesce(document.due_date, document.issue_date + 30),
           case when document.credit_note then -document.net_ore else document.net_ore end
    into new.issue_date, new.due_date, new.invoiced_ore
    from document where document.document_no = new.document_no;
    return new;
end $$;
comment on function avstamd.document_queued() is 'repeats in the outcome what the document says';
create trigger queued before insert on avstamd.document_outcome
    for each row execute function avstamd.document_queued();

update avstamd.document_outcome outcome
set issue_date = document.issue_date, due_date = coalesce(document.due_date, document.issue_date + 30),
    invoiced_ore = case when document.credit_note then -document.net_ore else document.net_ore end
from avstamd.document where document.document_no = outcome.document_no;
create index document_outcome_due on avstamd.document_outcome (tab, due_date, document_no);
create index document_outcome_issued on avstamd.document_outcome (tab, issue_date, document_no);
create index document_outcome_question on avstamd.document_outcome (tab, question_ore, document_no);
create index document_outcome_provider on avstamd.document_outcome (provider_no, tab, due_date);

-- Every change of outcomes adds what it changed, so that nobody waits for anybody's total; a run of
-- the reconciliation folds the rows together.

create table avstamd.document_tally (
    tally_no      bigint generated always as identity primary key,
    state         text not null,
    documents     bigint not null,
    invoiced_ore  numeric not null, -- net, below zero for credit notes
    suggested_ore numeric not null
);
comment on table avstamd.document_tally is 'what changes of document_outcome added to each state; see document_totals';

create function avstamd.document_counted() returns trigger
language plpgsql security definer set search_path = avstamd, pg_temp as $$
begin
    if tg_op in ('INSERT', 'UPDATE') then
        insert into document_tally (state, documents, invoiced_ore, suggested_ore)
        select state, count(*), sum(outcome.invoiced_ore), sum(suggested_ore)
        from new_row as outcome group by state;
    end if;
    if tg_op in ('UPDATE', 'DELETE') then
        insert into document_tally (state, documents, invoiced_ore, suggested_ore)
        select state, -count(*), -sum(outcome.invoiced_ore), -sum(suggested_ore)
        from old_row as outcome group by state;
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

insert into avstamd.document_tally (state, documents, invoiced_ore, suggested_ore)
select state, count(*), sum(outcome.invoiced_ore), sum(suggested_ore)
from avstamd.document_outcome as outcome
group by state;

-- Rows that somebody else folds at this moment are left to them.
create function avstamd.tally_fold() returns void
language sql security definer set search_path = avstamd, pg_temp as $$
    with old as (
        delete from document_tally
        where tally_no in (select tally_no from document_tally order by tally_no for update skip locked)
        returning state, documents, invoiced_ore, suggested_ore
    )
    insert into document_tally (state, documents, invoiced_ore, suggested_ore)
    select state, sum(documents), sum(invoiced_ore), sum(suggested_ore) from old group by state
    having sum(documents) <> 0
$$;
comment on function avstamd.tally_fold() is 'makes one row a state of the tally';

create view avstamd.document_totals with (security_barrier) as
select state, sum(documents)::bigint as documents, sum(invoiced_ore)::bigint as invoiced_ore,
       sum(suggested_ore)::bigint as suggested_ore
from avstamd.document_tally
where (select avstamd.sees_all())
group by state having sum(documents) <> 0;
comment on view avstamd.document_totals is 'documents, invoiced and suggested net of each state, for those who see all';
