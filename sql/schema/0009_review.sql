-- What people decide: documents and findings, questions and answers, months confirmed, disputes.
--
-- A decision is a row that is never changed; what stands now is in finding_review and document_review,
-- which only the functions of the next file write.

create table avstamd.finding_kind (
    code        text primary key check (code ~ '^[A-Z]{2}[0-9]{2}$'),
    title       text not null,
    explanation text not null,
    decider     text not null check (decider in ('finance', 'officer')),
    flags       text not null check (flags in ('always', 'above_zero', 'never')),
    net         boolean not null,
    reason      text not null,
    action      text not null,
    source      text not null
);
comment on table avstamd.finding_kind is 'the catalogue of the program, stated anew by every migration';

create table avstamd.decision_reason (
    code  text primary key,
    title text not null,
    what  text[] not null, -- for which decisions it may be given
    place integer not null
);
comment on table avstamd.decision_reason is 'the reasons to choose from; annat needs words of one''s own';
insert into avstamd.decision_reason (place, code, what, title) values
    (1, 'ej_utfort', '{dispute,stop,accept_finding}', 'Inte utfört eller utfört mindre än fakturerat'),
    (2, 'ej_bestallt', '{dispute,stop,accept_finding}', 'Inte beställt eller mer än beställt'),
    (3, 'fel_pris', '{dispute,stop,accept_finding}', 'Fel pris eller nivå enligt avtalet'),
    (4, 'dubblett', '{dispute,stop,accept_finding}', 'Redan fakturerat'),
    (5, 'fel_uppgift', '{dispute,stop,accept_finding}', 'Uppgifter på fakturan är fel eller saknas'),
    (6, 'fel_konto', '{dispute,stop,accept_finding}', 'Betalkontot är inte bekräftat'),
    (7, 'krediteras', '{stop,accept_finding}', 'Utföraren krediterar'),
    (8, 'utfort', '{pay_anyway,approve}', 'Utfört; underlag finns hos utföraren'),
    (9, 'behov_andrat', '{pay_anyway,approve}', 'Behovet har ändrats och beställningen ändras'),
    (10, 'akut', '{pay_anyway,approve}', 'Akut, muntligt beställt'),
    (11, 'avtal', '{pay_anyway,approve}', 'Enligt avtal eller särskild överenskommelse'),
    (12, 'vara_uppgifter', '{pay_anyway,approve}', 'Våra egna uppgifter var fel och är rättade'),
    (13, 'konto_bekraftat', '{pay_anyway,approve}', 'Kontot är bekräftat med utföraren på känt nummer'),
    (14, 'litet_belopp', '{pay_anyway,approve}', 'Beloppet är för litet för att tvista om'),
    (15, 'svar', '{reopen,review}', 'Utföraren har svarat'),
    (16, 'annat', '{dispute,stop,accept_finding,pay_anyway,approve,reopen,review}', 'Annat, se kommentaren');

create sequence avstamd.bulk_no;

create table avstamd.decision (
    decision_no  bigint generated always as identity primary key,
    document_no  bigint references avstamd.document,
    finding_no   bigint references avstamd.finding,
    client_no    integer references avstamd.client on delete restrict,
    month        date check (extract(day from month) = 1),
    what         text not null check (what in
        ('review', 'approve', 'pay_anyway', 'dispute', 'reopen', 'stop', 'accept_finding', 'note',
         'ask_officer', 'answer', 'confirm', 'undo', 'assign', 'export', 'pay', 'facts_changed')),
    answer       text check (answer in ('as_ordered', 'need_changed', 'not_performed', 'unknown')),
    reason       text references avstamd.decision_reason,
    text         text check (length(text) <= 10000),
    amount_ore   bigint,   -- what the decision was about, as it stood then
    by_user      integer references avstamd.app_user, -- null: facts or the payment file did it
    at           timestamptz not null default clock_timestamp(),
    came_from    inet,
    undoes       bigint unique references avstamd.decision,
    bulk_no      bigint,
    state_before text,
    state_after  text,
    check (num_nonnulls(document_no, finding_no, client_no) > 0),
    check ((what = 'undo') = (undoes is not null)),
    check ((what = 'confirm') = (answer is not null))
);
create index decision_document on avstamd.decision (document_no, decision_no);
create index decision_finding on avstamd.decision (finding_no, decision_no) where finding_no is not null;
create index decision_client on avstamd.decision (client_no, month) where client_no is not null;
create index decision_by on avstamd.decision (by_user, at);
create index decision_bulk on avstamd.decision (bulk_no) where bulk_no is not null;
comment on table avstamd.decision is 'who decided what, when, why and from where; append-only';
create trigger append_only before update or delete or truncate on avstamd.decision
    for each statement execute function avstamd.append_only();

create table avstamd.finding_review (
    finding_no  bigint primary key references avstamd.finding,
    decision_no bigint not null references avstamd.decision,
    what        text not null check (what in ('accept_finding', 'pay_anyway')),
    reason      text references avstamd.decision_reason,
    amount_ore  bigint, -- of the finding when it was decided
    quantity_grains bigint,
    by_user     integer not null references avstamd.app_user,
    at          timestamptz not null,
    reopened_at timestamptz -- it grew after the decision, which counts no more
);
comment on table avstamd.finding_review is 'the decision that stands for a finding';

create table avstamd.document_review (
    document_no    bigint primary key references avstamd.document,
    first_by       integer references avstamd.app_user,  -- the first of two
    first_at       timestamptz,
    first_decision bigint references avstamd.decision,
    first_pay_ore  bigint,  -- what was signed
    final_by       integer references avstamd.app_user,
    final_at       timestamptz,
    final_decision bigint references avstamd.decision,
    pay_net_ore    bigint,
    pay_ore        bigint,  -- with VAT, prepaid and rounding, as approved
    constraint two_different_persons check (first_by <> final_by),
    check ((first_by is null) = (first_pay_ore is null)),
    check ((final_by is null) = (pay_ore is null))
);
create index document_review_waiting on avstamd.document_review (document_no) where final_by is null;
comment on table avstamd.document_review is 'whose approvals stand for a document, and of how much';

create table avstamd.question (
    question_no bigint generated always as identity primary key,
    document_no bigint references avstamd.document,
    finding_no  bigint references avstamd.finding,
    client_no   integer references avstamd.client,
    asked_by    integer not null references avstamd.app_user,
    asked_at    timestamptz not null default clock_timestamp(),
    to_user     integer references avstamd.app_user, -- null: the client's handläggare, whoever that is
    text        text not null check (btrim(text) <> '' and length(text) <= 10000),
    due_on      date not null,
    answered_by integer references avstamd.app_user,
    answered_at timestamptz,
    answer      text,
    withdrawn_at timestamptz,
    decision_no bigint not null references avstamd.decision,
    check (num_nonnulls(document_no, finding_no) > 0),
    check (num_nonnulls(client_no, to_user) > 0),
    check ((answered_by is null) = (answer is null) and (answer is null) = (answered_at is null))
);
create index question_document on avstamd.question (document_no);
create index question_finding on avstamd.question (finding_no);
create index question_client on avstamd.question (client_no);
create index question_to on avstamd.question (to_user) where answered_at is null and withdrawn_at is null;
comment on table avstamd.question is 'what finance asks a handläggare, and her answer';

create table avstamd.assignment (
    assignment_no bigint generated always as identity primary key,
    document_no bigint references avstamd.document,
    finding_no  bigint references avstamd.finding,
    to_user     integer references avstamd.app_user,
    due_on      date,
    by_user     integer not null references avstamd.app_user,
    at          timestamptz not null default clock_timestamp(),
    ended_at    timestamptz,
    check (num_nonnulls(document_no, finding_no) = 1),
    check (num_nonnulls(to_user, due_on) > 0)
);
create unique index assignment_document on avstamd.assignment (document_no) where ended_at is null;
create unique index assignment_finding on avstamd.assignment (finding_no) where ended_at is null;
create index assignment_to on avstamd.assignment (to_user) where ended_at is null;
comment on table avstamd.assignment is
    'what a person took from the rule: somebody else, or another day; see finding_work';

create table avstamd.month_confirmation (
    client_no   integer not null references avstamd.client,
    month       date not null check (extract(day from month) = 1),
    answer      text not null check (answer in ('as_ordered', 'need_changed', 'not_performed', 'unknown')),
    comment     text,
    by_user     integer not null references avstamd.app_user,
    at          timestamptz not null,
    decision_no bigint not null references avstamd.decision,
    primary key (client_no, month)
);
create index month_confirmation_month on avstamd.month_confirmation (month);
comment on table avstamd.month_confirmation is 'what the handläggare says of ordered against delivered';

create table avstamd.dispute (
    dispute_no  bigint generated always as identity primary key,
    document_no bigint not null references avstamd.document,
    decision_no bigint not null references avstamd.decision,
    amount_ore  bigint not null, -- net; with vat_ore what the provider is asked to credit
    vat_ore     bigint not null default 0,
    draft       text not null check (length(draft) <= 50000),
    by_user     integer not null references avstamd.app_user,
    at          timestamptz not null default clock_timestamp(),
    edited_by   integer references avstamd.app_user,
    edited_at   timestamptz,
    sent_by     integer references avstamd.app_user,
    sent_at     timestamptz,
    cancelled_at timestamptz
);
create unique index dispute_once on avstamd.dispute (document_no) where cancelled_at is null;
comment on table avstamd.dispute is 'the text to the provider: what is wrong and what to send';

create table avstamd.recovery_claim (
    claim_no    bigint generated always as identity primary key,
    document_no bigint not null references avstamd.document,
    amount_ore  bigint not null, -- below zero: it is the provider who is owed
    state       text not null default 'open' check (state in ('open', 'sent', 'recovered', 'written_off', 'void')),
    raised_at   timestamptz not null default clock_timestamp(),
    run_no      bigint references avstamd.reconciliation_run,
    note        text check (length(note) <= 10000),
    changed_by  integer references avstamd.app_user,
    changed_at  timestamptz
);
create unique index recovery_claim_open on avstamd.recovery_claim (document_no) where state = 'open';
create index recovery_claim_document on avstamd.recovery_claim (document_no);
comment on table avstamd.recovery_claim is 'återkrav: facts that changed after the payment was exported';

create table avstamd.provider_setting (
    provider_no integer primary key references avstamd.provider on delete cascade,
    partly_disputed text not null check (partly_disputed in ('pay_as_suggested', 'hold')),
    set_by      integer references avstamd.app_user,
    set_at      timestamptz not null default clock_timestamp()
);
comment on table avstamd.provider_setting is
    'what becomes of an invoice of which a part is withheld; without a row it is paid as suggested';

create table avstamd.saved_filter (
    filter_no integer generated always as identity primary key,
    user_no   integer not null references avstamd.app_user,
    page      text not null check (page ~ '^[a-z-]{1,40}$'),
    name      text not null check (btrim(name) <> '' and length(name) <= 100),
    query     text not null check (length(query) <= 2000 and query !~ '[[:cntrl:]]'),
    unique (user_no, page, name)
);
comment on table avstamd.saved_filter is 'a person''s own filters, as the query of the address';

create table avstamd.register_extract_log (
    extract_no bigint generated always as identity primary key,
    client_no  integer not null,
    by_user    integer not null references avstamd.app_user,
    at         timestamptz not null default clock_timestamp(),
    why        text not null check (btrim(why) <> ''),
    came_from  inet
);
comment on table avstamd.register_extract_log is 'registerutdrag: who took out everything about whom, and why';
create trigger append_only before update or delete or truncate on avstamd.register_extract_log
    for each statement execute function avstamd.append_only();

create table avstamd.sample (
    sample_no  bigint generated always as identity primary key,
    kind       text not null check (kind in ('orders', 'documents')),
    first_day  date not null,
    last_day   date not null check (last_day >= first_day),
    percent    numeric(5,2) not null check (percent > 0 and percent <= 100),
    seed       text not null check (seed <> '' and length(seed) <= 100),
    population integer not null,
    drawn_by   integer not null references avstamd.app_user,
    drawn_at   timestamptz not null default clock_timestamp()
);
comment on table avstamd.sample is 'stickprov: drawn by a seed, so that anybody can draw it again';
create table avstamd.sample_item (
    sample_no  bigint not null references avstamd.sample,
    place      integer not null,
    item       bigint not null, -- order_no or document_no
    client_no  integer,         -- of an order
    outcome    text check (outcome in ('ok', 'remark', 'wrong')),
    checklist  jsonb not null default '{}',
    comment    text,
    checked_by integer references avstamd.app_user,
    checked_at timestamptz,
    primary key (sample_no, item)
);
comment on table avstamd.sample_item is 'what was drawn, and what the check of it gave';

-- The moves of a document (the specification §6), and those that take one back.
create table avstamd.state_move (
    state_before text not null,
    state_after  text not null,
    undo         boolean not null,
    primary key (state_before, state_after)
);
comment on table avstamd.state_move is 'every move of document_outcome.state that there is';
insert into avstamd.state_move (state_before, state_after, undo) values
    ('clean', 'flagged', false), ('flagged', 'clean', false),
    ('clean', 'in_review', false), ('flagged', 'in_review', false),
    ('in_review', 'disputed', false), ('disputed', 'stopped', false), ('disputed', 'in_review', false),
    ('in_review', 'approved', false), ('approved', 'exported', false), ('exported', 'paid', false),
    ('in_review', 'clean', true), ('in_review', 'flagged', true), ('stopped', 'disputed', true),
    ('approved', 'in_review', true);

-- Whoever writes: a state moves as the table above says, and what was paid is not paid otherwise
-- because facts changed.  New facts take an approval back that was not exported yet.
create function avstamd.document_moves() returns trigger
language plpgsql security definer set search_path = avstamd, pg_temp as $$
begin
    if tg_op = 'INSERT' then
        if new.state not in ('clean', 'flagged') then
            perform refuse('AV001', 'En ny faktura är ren eller flaggad.');
        end if;
        return new;
    elsif tg_op = 'DELETE' then
        if old.state not in ('clean', 'flagged') then
            perform refuse('AV001', 'En faktura som någon har beslutat om tas inte bort.');
        end if;
        return old;
    end if;
    if new.state <> old.state then
        if not exists (select from state_move
                       where state_before = old.state and state_after = new.state) then
            perform refuse('AV003', format('En faktura kan inte gå från %s till %s.', old.state, new.state));
        elsif me() is null and new.state not in ('clean', 'flagged', 'exported', 'paid') then
            perform refuse('AV001', 'Det beslutet fattar en människa.');
        elsif me() is null and new.state in ('clean', 'flagged') and old.state not in ('clean', 'flagged') then
            perform refuse('AV001', 'Det beslutet fattar en människa.');
        end if;
    elsif new.suggested_ore <> old.suggested_ore and old.state = 'approved' then
        new.state := 'in_review';
        delete from document_review where document_no = new.document_no;
        insert into decision (document_no, what, text, amount_ore, state_before, state_after)
        values (new.document_no, 'facts_changed', 'Underlaget har ändrats efter attesten.',
                new.suggested_ore - old.suggested_ore, 'approved', 'in_review');
    elsif new.suggested_ore <> old.suggested_ore and old.state in ('exported', 'paid') then
        perform recovery_raise(new.document_no, old.suggested_ore - new.suggested_ore, new.run_no);
    end if;
    return new;
end $$;
comment on function avstamd.document_moves() is 'the moves of a document; what new facts do to decided ones';

create function avstamd.recovery_raise(document_no bigint, more_ore bigint, run_no bigint) returns void
language plpgsql security definer set search_path = avstamd, pg_temp as $$
begin
    insert into decision (document_no, what, text, amount_ore)
    values (recovery_raise.document_no, 'facts_changed', 'Underlaget har ändrats efter betalningen.', more_ore);
    update recovery_claim c
    set amount_ore = c.amount_ore + more_ore, run_no = recovery_raise.run_no,
        state = case when c.amount_ore + more_ore = 0 then 'void' else 'open' end
    where c.document_no = recovery_raise.document_no and c.state = 'open';
    if not found then
        insert into recovery_claim (document_no, amount_ore, run_no)
        values (recovery_raise.document_no, more_ore, recovery_raise.run_no);
    end if;
end $$;
comment on function avstamd.recovery_raise(bigint, bigint, bigint) is 'internal: an återkrav, or more of it';

create trigger moves_inserted before insert on avstamd.document_outcome
    for each row when (new.state not in ('clean', 'flagged')) execute function avstamd.document_moves();
create trigger moves_deleted before delete on avstamd.document_outcome
    for each row when (old.state not in ('clean', 'flagged')) execute function avstamd.document_moves();
create trigger moves_updated before update on avstamd.document_outcome
    for each row when (old.state is distinct from new.state
                       or (old.suggested_ore <> new.suggested_ore
                           and old.state in ('approved', 'exported', 'paid')))
    execute function avstamd.document_moves();

-- A finding that grew after a decision is open to decide again, and says so.
create function avstamd.finding_grew() returns trigger
language plpgsql security definer set search_path = avstamd, pg_temp as $$
begin
    if pg_trigger_depth() > 1 then
        return null; -- our own marks
    end if;
    with reopened as (
        update finding_review review set reopened_at = clock_timestamp()
        from new_row
        where review.finding_no = new_row.finding_no and review.reopened_at is null
          and new_row.state = 'open'
          and (coalesce(new_row.amount_ore, 0) > coalesce(review.amount_ore, 0)
               or (new_row.amount_ore is null and review.amount_ore is null
                   and coalesce(new_row.quantity_grains, 0) > coalesce(review.quantity_grains, 0)))
        returning review.finding_no
    )
    update finding set grown = true from reopened where finding.finding_no = reopened.finding_no;
    return null;
end $$;
comment on function avstamd.finding_grew() is 'takes back decisions about less than the finding is now';
create trigger grew after update on avstamd.finding
    referencing new table as new_row
    for each statement execute function avstamd.finding_grew();

create index document_outcome_state on avstamd.document_outcome (state, document_no);
create index client_officer on avstamd.client (officer);
create index client_unit on avstamd.client (unit);
