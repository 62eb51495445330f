-- How many documents there are in each state, and for how much, without counting them.
--
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
        select state, count(*), sum(case when credit_note then -net_ore else net_ore end), sum(suggested_ore)
        from new_row join document using (document_no) group by state;
    end if;
    if tg_op in ('UPDATE', 'DELETE') then
        insert into document_tally (state, documents, invoiced_ore, suggested_ore)
        select state, -count(*), -sum(case when credit_note then -net_ore else net_ore end), -sum(suggested_ore)
        from old_row join document using (document_no) group by state;
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
select state, count(*), sum(case when credit_note then -net_ore else net_ore end), sum(suggested_ore)
from avstamd.document_outcome join avstamd.document using (document_no)
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
