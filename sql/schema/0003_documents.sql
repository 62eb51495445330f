-- What was received, byte for byte, and what it said.

-- The bytes as received; their digest is their identity.  Kept whatever becomes of them.
create table avstamd.file (
    file_no     bigint generated always as identity primary key, -- the received sequence
    sha256      bytea not null unique check (octet_length(sha256) = 32),
    content     bytea not null,
    received_at timestamptz not null default clock_timestamp()
);
alter table avstamd.file alter column content set storage external;

-- Every arrival of these bytes; the second and later ones are DC02.
create table avstamd.receipt (
    receipt_no  bigint generated always as identity primary key,
    file_no     bigint not null references avstamd.file,
    name        text not null, -- the file's name as it arrived
    source      text not null, -- 'ingest', 'inbox' …
    received_at timestamptz not null default clock_timestamp(),
    -- Which file on disk this was, for as long as it may be met there again: until the inbox has
    -- moved it away, or the ingest call has ended.  After a crash it is the same arrival, no DC02.
    arrival     text collate "C" unique
);
create index receipt_file on avstamd.receipt (file_no);

-- Stored but not read yet.  Whoever deletes the row reads the file, in the same transaction.
create table avstamd.unread (
    file_no bigint primary key references avstamd.file
);

-- Documents that are no invoice or cannot be read, with the reason: most are a whole file.  Nothing is
-- ever dropped silently.
create table avstamd.quarantine (
    file_no      bigint not null references avstamd.file,
    ordinal      integer not null default 1 check (ordinal > 0), -- which document of the file
    reason       text not null,
    since        timestamptz not null default clock_timestamp(),
    discarded_at timestamptz,
    discarded_why text,
    primary key (file_no, ordinal),
    check ((discarded_at is null) = (discarded_why is null))
);

-- What the envelope of a document says (SBDH); answers go back the same way.
create table avstamd.envelope (
    file_no            bigint not null references avstamd.file,
    ordinal            integer not null check (ordinal > 0),
    sender             text,
    sender_authority   text,
    receiver           text,
    receiver_authority text,
    standard           text,
    type               text,
    instance           text, -- the envelope's name for the document
    created            text, -- as written
    primary key (file_no, ordinal)
);

-- The bytes of attachments, decoded, each once, in pieces as they came.
create sequence avstamd.attachment_content_no;
create table avstamd.attachment_content (
    content_no bigint primary key,
    sha256     bytea not null unique check (octet_length(sha256) = 32),
    size_bytes bigint not null check (size_bytes >= 0)
);
create table avstamd.attachment_piece (
    content_no bigint not null references avstamd.attachment_content deferrable initially deferred,
    position   integer not null check (position > 0),
    bytes      bytea not null,
    primary key (content_no, position)
);
alter table avstamd.attachment_piece alter column bytes set storage external;

-- What came with a document.  What is not stored apart stands in the file as received.
create table avstamd.attachment (
    file_no    bigint not null references avstamd.file,
    ordinal    integer not null check (ordinal > 0), -- which document of the file
    position   integer not null check (position > 0),
    reference  text,                                                      -- BT-122
    file_name  text,                                                      -- BT-125-2
    media_type text,                                                      -- BT-125-1
    size_bytes bigint not null,
    sha256     bytea not null check (octet_length(sha256) = 32),
    content_no bigint references avstamd.attachment_content, -- null: kept in the file only
    problem    text,                                         -- why, or what is wrong with it
    primary key (file_no, ordinal, position)
);

create table avstamd.document (
    document_no  bigint generated always as identity primary key,
    file_no      bigint not null references avstamd.file,
    ordinal      integer not null default 1 check (ordinal > 0), -- several documents in one file
    format       text not null,
    invoice_no   text collate "C" not null check (invoice_no <> ''),       -- BT-1
    issue_date   date not null,                                           -- BT-2
    type_code    text not null default '',                                -- BT-3
    credit_note  boolean not null,                    -- amounts count backwards: s = −1
    currency     text not null default '',                                -- BT-5
    due_date     date,                                                    -- BT-9
    buyer_reference text,                                                 -- BT-10
    order_reference text collate "C",                                     -- BT-13
    payment_terms text,                                                   -- BT-20
    notes        text[] not null default '{}',                            -- BT-22
    preceding    text[] collate "C" not null default '{}',                -- BT-25
    period_start date,                                                    -- BT-73
    period_end   date,                                                    -- BT-74
    seller_id    text collate "C" not null default '', -- digits of BT-30, else of a Swedish BT-31
    seller_name  text,                                                    -- BT-27
    buyer_id     text,                                                    -- BT-47
    accounts     jsonb not null default '[]',   -- BT-84 with branch: [{"id": …, "branch": …}]
    net_ore      bigint not null,                                         -- BT-109
    vat_ore      bigint not null default 0,                               -- BT-110
    gross_ore    bigint,                                                  -- BT-112
    prepaid_ore  bigint,                                                  -- BT-113
    rounding_ore bigint,                                                  -- BT-114
    payable_ore  bigint,                                                  -- BT-115
    allowances   jsonb not null default '[]', -- BG-20, BG-21: [{"charge": bool, "ore": n, "rate_e4": n}]
    unique (file_no, ordinal)
);
create index document_seller on avstamd.document (seller_id, invoice_no);
create index document_preceding on avstamd.document (seller_id) where preceding <> '{}';

create table avstamd.document_line (
    line_no     bigint generated always as identity primary key,
    document_no bigint not null references avstamd.document,
    position    integer not null check (position > 0),
    line_id     text collate "C" not null default '',                     -- BT-126
    quantity    text, -- BT-129 as written when it is a decimal, else null (then it counts as 0)
    unit        text,                                                     -- BT-130
    net_ore     bigint not null,                                          -- BT-131
    price       text,                                                     -- BT-146, a decimal as written
    base_quantity text,                                                   -- BT-149, a decimal as written
    allowance_ore bigint not null default 0,  -- charges − allowances of the line (BG-28, BG-27)
    vat_rate    numeric(9,4),                                             -- BT-152
    period_start date,                                                    -- BT-134
    period_end  date,                                                     -- BT-135
    order_line_reference text collate "C",                                -- BT-132
    object_id   text collate "C",                                         -- BT-128
    seller_item_id text collate "C",                                      -- BT-155
    buyer_item_id text collate "C",                                       -- BT-156
    name        text,                                                     -- BT-153
    description text,                                                     -- BT-154
    note        text,                                                     -- BT-127
    attributes  jsonb not null default '[]', -- BT-160, BT-161: [["name", "value"], …]
    unique (document_no, position)
);

-- What the rules say of a document, judged when it was stored; `XSD` is what its schema rejects.
create table avstamd.document_rule (
    document_no bigint not null references avstamd.document,
    rule        text collate "C" not null check (rule <> ''),
    severity    text not null check (severity in ('fatal', 'warning', 'information')),
    times       integer not null check (times > 0),
    lines       integer[] not null default '{}', -- in the document, the first ones
    primary key (document_no, rule, severity)
);

-- What a document may be linked by: order, object, client, item and seller identifiers on it, and what
-- the extractors found when it was last linked.  A changed fact finds its documents here.
create table avstamd.document_token (
    document_no bigint not null references avstamd.document,
    token       text collate "C" not null,
    primary key (document_no, token)
);
create index document_token_token on avstamd.document_token (token);

create function avstamd.document_arrived() returns trigger
language plpgsql security definer set search_path = avstamd, pg_temp as $$
begin
    insert into change (document_no) values (new.document_no);
    return null;
end $$;
create trigger arrived after insert on avstamd.document
    for each row execute function avstamd.document_arrived();

-- The same bytes once more: the stored document is looked at again (DC02).
create function avstamd.file_arrived_again() returns trigger
language plpgsql security definer set search_path = avstamd, pg_temp as $$
begin
    insert into change (document_no)
    select document.document_no from document
    where document.file_no = new.file_no
      and exists (select 1 from receipt other
                  where other.file_no = new.file_no and other.receipt_no <> new.receipt_no);
    return null;
end $$;
create trigger arrived_again after insert on avstamd.receipt
    for each row execute function avstamd.file_arrived_again();
