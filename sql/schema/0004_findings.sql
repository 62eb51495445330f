-- What the reconciliation found, and what it rests on.

create table avstamd.reconciliation_run (
    run_no      bigint generated always as identity primary key,
    as_of       date not null,
    kind        text not null check (kind in ('full', 'changed', 'month')),
    started_at  timestamptz not null default clock_timestamp(),
    finished_at timestamptz,
    accounts    bigint, -- accounts settled
    documents   bigint, -- documents judged
    opened      bigint,
    changed     bigint,
    closed      bigint
);

-- How a line was linked and what became of its amount.  Sums of these make the document's bridge from
-- invoiced to payable, also when a later run settles only some of its accounts again.
create table avstamd.line_outcome (
    document_no  bigint not null references avstamd.document,
    position     integer not null,
    account_no   integer references avstamd.account, -- null: not linked
    link         text not null,           -- how: 'order', 'order_contradicted' (LK08), 'client', 'client_other_level', 'unlinked'
    order_no     integer,                 -- the order it was linked by
    grains       bigint not null,         -- the quantity as invoiced
    period_start date not null,
    period_end   date not null,
    payable_ore  bigint not null,         -- contract price of what it drank from P1
    received_ore bigint not null,         -- credits received
    given_ore    bigint not null,         -- credits given
    findings_ore bigint not null,         -- sum of its net findings
    primary key (document_no, position),
    foreign key (document_no, position) references avstamd.document_line (document_no, position)
);
create index line_outcome_account on avstamd.line_outcome (account_no);

create table avstamd.document_outcome (
    document_no   bigint primary key references avstamd.document,
    provider_no   integer,              -- null: unknown seller
    payable_ore   bigint not null,
    suggested_ore bigint not null,      -- suggested net payment
    expected_vat_ore bigint not null,
    state         text not null default 'clean' check (state in
        ('clean', 'flagged', 'in_review', 'disputed', 'stopped', 'approved', 'exported', 'paid')),
    run_no        bigint not null references avstamd.reconciliation_run
);

create table avstamd.finding (
    finding_no  bigint generated always as identity primary key,
    code        text not null check (code ~ '^[A-Z]{2}[0-9]{2}$'),
    -- identity (spec §6): code, document, line, account, month; BK and ND carry theirs in line_id
    document_no bigint references avstamd.document,
    line_id     text collate "C" not null default '',
    account_no  integer references avstamd.account,
    provider_no integer references avstamd.provider, -- of findings without document and account
    month       date check (extract(day from month) = 1),
    quantity_grains bigint,
    amount_ore  bigint,
    within_tolerance boolean not null default false,
    state       text not null default 'open' check (state in ('open', 'resolved', 'credited')),
    grown       boolean not null default false, -- its amount grew after a decision
    evidence_hash bigint not null default 0,
    first_run   bigint not null references avstamd.reconciliation_run,
    last_run    bigint not null references avstamd.reconciliation_run,
    closed_at   timestamptz,
    unique nulls not distinct (code, document_no, line_id, account_no, provider_no, month)
);
create index finding_document on avstamd.finding (document_no);
create index finding_account on avstamd.finding (account_no);

-- What a finding rests on: the rows used, and the pool numbers (grains).  Together with fact_history
-- it can be replayed as it stood.
create table avstamd.finding_evidence (
    finding_no bigint primary key references avstamd.finding,
    visits     bigint[] not null default '{}',  -- visit_no
    orders     bigint[] not null default '{}',  -- order_no
    prices     bigint[] not null default '{}',  -- price_no
    stays      bigint[] not null default '{}',  -- stay_no
    absences   bigint[] not null default '{}',  -- absence_no
    documents  bigint[] not null default '{}',  -- related documents: the earlier one, the credited one
    numbers    jsonb not null default '{}'      -- what was compared, by name
);

-- Every change of a finding; append-only.
create table avstamd.finding_event (
    event_no    bigint generated always as identity primary key,
    finding_no  bigint not null references avstamd.finding,
    at          timestamptz not null default clock_timestamp(),
    run_no      bigint references avstamd.reconciliation_run,
    what        text not null check (what in ('opened', 'changed', 'reopened', 'resolved', 'credited')),
    quantity_grains bigint,
    amount_ore  bigint,
    within_tolerance boolean not null,
    evidence    jsonb -- the evidence that this event replaced
);
create index finding_event_finding on avstamd.finding_event (finding_no);
create function avstamd.append_only() returns trigger language plpgsql as $$
begin
    raise exception 'avstamd.% is append-only', tg_table_name using errcode = 'insufficient_privilege';
end $$;
create trigger append_only before update or delete or truncate on avstamd.finding_event
    for each statement execute function avstamd.append_only();
create trigger append_only before update or delete or truncate on avstamd.fact_history
    for each statement execute function avstamd.append_only();
