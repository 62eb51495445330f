-- What is told to the finance system: once, numbered, and as it was then.
--
-- An export freezes what each of its rows says; files are printed from that, so the same number gives
-- the same bytes on any day.  Amounts are öre; those of a credit note are below zero.

create table avstamd.coding (
    coding_no    integer generated always as identity primary key,
    provider_no  integer references avstamd.provider on delete cascade, -- null: every provider
    service_no   integer not null references avstamd.service on delete cascade,
    cost_centre  text, -- ansvar
    account_code text, -- konto
    activity     text, -- verksamhet
    object       text, -- objekt
    counterpart  text, -- motpart
    unique nulls not distinct (provider_no, service_no)
);
comment on table avstamd.coding is 'kontering: where the finance system books a service, of a provider or of all';

create table avstamd.export (
    export_no    bigint primary key check (export_no > 0), -- 1, 2, 3 … without a gap
    made_at      timestamptz not null default clock_timestamp(),
    rows         integer not null check (rows > 0),
    pay_ore      bigint not null,
    delivered_at timestamptz -- all of its files stand in the folder; null: they are still to be written
);
comment on table avstamd.export is 'a file to the finance system, or several that say the same';
create trigger event after insert on avstamd.export
    for each row execute function avstamd.event_of_export();

create table avstamd.export_row (
    export_no   bigint not null references avstamd.export,
    place       integer not null check (place > 0),
    kind        text not null check (kind in ('payment', 'stop', 'recovery')),
    document_no bigint not null references avstamd.document,
    decision_no bigint references avstamd.decision,       -- the approval, or what stopped it
    claim_no    bigint references avstamd.recovery_claim,
    pay_ore     bigint not null,                          -- 0 of a stop; of a recovery what is claimed
    content     jsonb not null,
    primary key (export_no, place),
    check ((kind = 'recovery') = (claim_no is not null))
);
create unique index export_payment_once on avstamd.export_row (document_no) where kind = 'payment';
create unique index export_stop_once on avstamd.export_row (decision_no) where kind = 'stop';
create unique index export_recovery_once on avstamd.export_row (claim_no) where kind = 'recovery';
create index export_row_document on avstamd.export_row (document_no);
comment on table avstamd.export_row is 'what was told of an invoice or a claim; append-only';
create trigger append_only before update or delete or truncate on avstamd.export_row
    for each statement execute function avstamd.append_only();

create table avstamd.export_answer (
    export_no   bigint not null references avstamd.export,
    document_no bigint not null references avstamd.document,
    answer      text not null check (answer in ('paid', 'rejected')),
    on_day      date not null,
    text        text check (length(text) <= 1000),
    received_at timestamptz not null default clock_timestamp(),
    primary key (export_no, document_no, answer, on_day)
);
comment on table avstamd.export_answer is 'what the finance system said of a payment';

-- A service's share of what is paid net, and where it is booked; what belongs to no service (allowances,
-- charges, lines without an account) is a row without one.  The rows add up to pay_net_ore.
create function avstamd.export_codings(asked_document bigint, pay_net_ore bigint) returns jsonb
language sql stable security definer set search_path = avstamd, pg_temp as $$
    with share as (
        select account.service_no,
               case when document.credit_note then -line.net_ore else line.net_ore end
                   - outcome.received_ore + outcome.given_ore as ore
        from document
        join document_line line using (document_no)
        join line_outcome outcome using (document_no, position)
        join account using (account_no)
        where document.document_no = asked_document
        union all
        select account.service_no, -finding.amount_ore
        from finding
        join finding_kind kind using (code)
        join account using (account_no)
        left join finding_review review
            on review.finding_no = finding.finding_no and review.reopened_at is null
        where finding.document_no = asked_document and finding.state = 'open' and kind.net
          and finding.amount_ore > 0 and not finding.within_tolerance
          and review.what is distinct from 'pay_anyway'
    ), total as (
        select service_no, sum(ore)::bigint as ore from share group by service_no
        union all
        select null, export_codings.pay_net_ore - coalesce(sum(ore), 0)::bigint from share
    )
    select coalesce(jsonb_agg(jsonb_strip_nulls(jsonb_build_object(
               'service_id', service.service_id, 'net_ore', total.ore,
               'cost_centre', coding.cost_centre, 'account_code', coding.account_code,
               'activity', coding.activity, 'object', coding.object, 'counterpart', coding.counterpart))
               order by service.service_id collate "C" nulls last), '[]')
    from total
    left join service on service.service_no = total.service_no
    left join lateral (
        select * from coding
        where coding.service_no = total.service_no
          and (coding.provider_no is null or coding.provider_no =
               (select provider_no from document_outcome where document_no = asked_document))
        order by coding.provider_no nulls last limit 1) as coding on true
    where total.ore <> 0
$$;
comment on function avstamd.export_codings(bigint, bigint) is 'internal: how a payment is booked, by service';

create function avstamd.export_person(asked_user integer, at timestamptz) returns jsonb
language sql stable security definer set search_path = avstamd, pg_temp as $$
    select jsonb_build_object('login', login, 'name', name,
                              'at', to_char(at at time zone 'Europe/Stockholm', 'YYYY-MM-DD"T"HH24:MI:SS'))
    from app_user where user_no = asked_user
$$;
comment on function avstamd.export_person(integer, timestamptz) is 'internal: who signed, and when';

-- The head that all three kinds have in common.
create function avstamd.export_document(asked_document bigint) returns jsonb
language sql stable security definer set search_path = avstamd, pg_temp as $$
    select jsonb_strip_nulls(jsonb_build_object(
        'provider_id', coalesce(provider.provider_id, document.seller_id),
        'provider_name', coalesce(provider.name, document.seller_name),
        'invoice_no', document.invoice_no, 'type', document.type_code, 'document', document.document_no,
        'issue_date', document.issue_date, 'due_date', document.due_date, 'currency', document.currency,
        'payment_accounts', case when document.accounts <> '[]' then document.accounts end,
        'preceding', case when document.preceding <> '{}' then to_jsonb(document.preceding) end,
        'invoiced_net_ore', sign.of * document.net_ore, 'invoiced_vat_ore', sign.of * document.vat_ore,
        'invoiced_payable_ore', sign.of * document.payable_ore))
    from document
    cross join lateral (select case when document.credit_note then -1 else 1 end as of) as sign
    left join document_outcome using (document_no)
    left join provider using (provider_no)
    where document.document_no = asked_document
$$;
comment on function avstamd.export_document(bigint) is 'internal: which invoice it is';

create function avstamd.export_payment(review document_review) returns jsonb
language sql stable security definer set search_path = avstamd, pg_temp as $$
    select export_document(review.document_no) || jsonb_strip_nulls(jsonb_build_object(
        'pay_net_ore', review.pay_net_ore, 'vat_ore', pay.vat_ore, 'prepaid_ore', pay.prepaid_ore,
        'rounding_ore', pay.rounding_ore, 'pay_ore', review.pay_ore, 'withheld_ore', pay.withheld_ore,
        'codings', export_codings(review.document_no, review.pay_net_ore),
        'approved', jsonb_strip_nulls(jsonb_build_array(export_person(review.first_by, review.first_at),
                                                        export_person(review.final_by, review.final_at)))
                    - case when review.first_by is null then 0 else 2 end,
        'reason', reason.title, 'text', decision.text))
    from pay_of(review.document_no) as pay
    left join decision on decision.decision_no = review.final_decision
    left join decision_reason reason on reason.code = decision.reason
$$;
comment on function avstamd.export_payment(document_review) is 'internal: what is paid of an approved invoice';

create view avstamd.stop_untold as
select outcome.document_no, stopped.decision_no, stopped.by_user, stopped.at, stopped.reason, stopped.text
from avstamd.document_outcome outcome
join lateral (
    select * from avstamd.decision d
    where d.document_no = outcome.document_no and d.state_after = 'stopped'
      and not exists (select from avstamd.decision later where later.undoes = d.decision_no)
    order by d.decision_no desc limit 1) as stopped on true
where outcome.state = 'stopped'
  and not exists (select from avstamd.export_row told
                  where told.kind = 'stop' and told.decision_no = stopped.decision_no);
comment on view avstamd.stop_untold is 'internal: stopped documents that no export has told yet';

-- Everything that is decided and was not told yet, as the next number; null when there is nothing.
-- Approved documents become exported in the same transaction.  What somebody takes back at this moment is
-- waited for: each statement below sees what stands when it begins, and the locked rows stay as they are.
create function avstamd.export_make() returns bigint
language plpgsql security definer set search_path = avstamd, pg_temp as $$
declare
    made bigint;
begin
    perform pg_advisory_xact_lock(hashtextextended('avstamd.export', 0));
    perform from document_outcome
    where state = 'approved' or document_no in (select document_no from stop_untold)
    order by document_no for update;
    perform from recovery_claim where state = 'sent' order by claim_no for update;
    create temporary table export_found on commit drop as
    select 'payment' as kind, review.document_no, review.final_decision as decision_no,
           null::bigint as claim_no, review.pay_ore, export_payment(review) as content
    from document_outcome outcome join document_review review using (document_no)
    where outcome.state = 'approved' and review.final_by is not null
    union all
    select 'stop', stopped.document_no, stopped.decision_no, null, 0,
           export_document(stopped.document_no) || jsonb_strip_nulls(jsonb_build_object(
               'pay_ore', 0, 'stopped', export_person(stopped.by_user, stopped.at),
               'reason', reason.title, 'text', stopped.text))
    from stop_untold stopped
    left join decision_reason reason on reason.code = stopped.reason
    union all
    select 'recovery', claim.document_no, null, claim.claim_no, claim.amount_ore,
           export_document(claim.document_no) || jsonb_strip_nulls(jsonb_build_object(
               'claim', claim.claim_no, 'pay_ore', -claim.amount_ore,
               'claimed', export_person(claim.changed_by, claim.changed_at), 'text', claim.note))
    from recovery_claim claim
    where claim.state = 'sent'
      and not exists (select from export_row told
                      where told.kind = 'recovery' and told.claim_no = claim.claim_no);
    if exists (select from export_found) then
        select coalesce(max(export_no), 0) + 1 into made from export;
        insert into export (export_no, rows, pay_ore)
        select made, count(*), coalesce(sum(pay_ore) filter (where kind = 'payment'), 0) from export_found;
        insert into export_row (export_no, place, kind, document_no, decision_no, claim_no, pay_ore, content)
        select made, row_number() over (order by array_position(array['payment', 'stop', 'recovery'], kind),
                                        content ->> 'provider_id' collate "C",
                                        content ->> 'invoice_no' collate "C", document_no, claim_no),
               kind, document_no, decision_no, claim_no, pay_ore, content
        from export_found;
        if documents_exported(array(select document_no from export_found where kind = 'payment'))
            <> (select count(*) from export_found where kind = 'payment') then
            raise exception 'what is exported for payment is not what becomes exported';
        end if;
    end if;
    drop table export_found;
    return made;
end $$;
comment on function avstamd.export_make() is
    'the next export: approved documents become exported, stops and claims are told; null: nothing is new';

-- What the finance system says: paid moves the document, rejected is kept for people to see.  True when
-- it was news; AV004 when that export does not hold such a payment.
create function avstamd.export_answer_take(asked_export bigint, provider_id text, invoice_no text,
    answer text, on_day date, said text) returns boolean
language plpgsql security definer set search_path = avstamd, pg_temp as $$
declare
    about bigint;
begin
    select document_no into about from export_row r
    where r.export_no = asked_export and r.kind = 'payment'
      and r.content ->> 'provider_id' = export_answer_take.provider_id
      and r.content ->> 'invoice_no' = export_answer_take.invoice_no
    order by r.place limit 1;
    if about is null then
        perform refuse('AV004', format('export %s holds no payment of %s to %s', asked_export,
                                       export_answer_take.invoice_no, export_answer_take.provider_id));
    end if;
    insert into export_answer (export_no, document_no, answer, on_day, text)
    values (asked_export, about, export_answer_take.answer, export_answer_take.on_day,
            nullif(btrim(said), ''))
    on conflict do nothing;
    if not found then
        return false;
    end if;
    if answer = 'paid' then
        perform documents_exported(array[about], 'pay');
    else
        insert into decision (document_no, what, text)
        values (about, 'note', concat_ws(': ', 'Ekonomisystemet avvisade betalningen', nullif(btrim(said), '')));
    end if;
    return true;
end $$;
comment on function avstamd.export_answer_take(bigint, text, text, text, date, text) is
    'a line of an acknowledgement: paid or rejected';

-- How files print cells of CSV.
create function avstamd.csv_row(variadic cells text[]) returns text language sql immutable parallel safe
set search_path = avstamd, pg_temp as $$
    select string_agg(case when cell ~ '[",\r\n]' then '"' || replace(cell, '"', '""') || '"'
                           else coalesce(cell, '') end, ',' order by place)
    from unnest(cells) with ordinality as listed (cell, place)
$$;
comment on function avstamd.csv_row(text[]) is 'a row as RFC 4180 wants it';

-- Amounts of a row's content as text in kronor, under the names without _ore.
create function avstamd.export_told(content jsonb) returns jsonb language sql immutable parallel safe
set search_path = avstamd, pg_temp as $$
    select coalesce(jsonb_object_agg(
        case when key like '%\_ore' then left(key, -4) else key end,
        case when key like '%\_ore' then to_jsonb(decimal_kronor((value #>> '{}')::bigint))
             when key = 'codings' then
                 (select coalesce(jsonb_agg((one - 'net_ore')
                             || jsonb_build_object('net', decimal_kronor((one ->> 'net_ore')::bigint))
                             order by place), '[]')
                  from jsonb_array_elements(value) with ordinality as listed (one, place))
             else value end), '{}')
    from jsonb_each(content)
$$;
comment on function avstamd.export_told(jsonb) is 'a row as other systems read it: kronor for öre';
