-- What providers are told of their invoices: Peppol BIS Invoice Response 3, and the letter of a dispute.
--
-- A move of an invoice marks it as due; the worker makes a response of what has stood long enough, which
-- freezes what it says, and sends that until it is taken.  The order of the statuses is the standard's
-- (OP-BR111-R004, R005, R012): AB, IP, UQ, CA, RE, AP, PD; after RE and PD comes nothing, after AP only PD.

create table avstamd.response_due (
    document_no bigint primary key references avstamd.document,
    since       timestamptz not null default clock_timestamp() -- of the latest move
);
comment on table avstamd.response_due is 'invoices of which something may be to tell';

create table avstamd.response (
    response_no bigint generated always as identity primary key,
    uuid        uuid not null unique, -- names the message to the provider; the same however often it is sent
    document_no bigint not null references avstamd.document,
    status      text not null check (status in ('AB', 'IP', 'UQ', 'CA', 'RE', 'AP', 'PD')),
    dispute_no  bigint unique references avstamd.dispute, -- of UQ: one for every dispute that is sent
    made_at     timestamptz not null default clock_timestamp(),
    electronic  boolean not null,     -- false: the provider has no endpoint and gets the letter alone
    content     jsonb not null,
    done_at     timestamptz,          -- the access point has it, or its files stand in the outbox
    aside_at    timestamptz,          -- the access point refused it: somebody has to look
    check ((status = 'UQ') = (dispute_no is not null)),
    check (electronic or dispute_no is not null),
    check (num_nonnulls(done_at, aside_at) < 2)
);
create unique index response_once on avstamd.response (document_no, status) where status <> 'UQ';
create index response_document on avstamd.response (document_no, response_no);
create index response_waiting on avstamd.response (response_no) where done_at is null;
comment on table avstamd.response is 'what a provider is told of an invoice, as it was when it was made';

create table avstamd.response_attempt (
    attempt_no  bigint generated always as identity primary key,
    response_no bigint not null references avstamd.response,
    at          timestamptz not null default clock_timestamp(),
    way         text not null check (way in ('post', 'file')),
    http_status integer,              -- null: no answer came
    outcome     text not null check (outcome in ('done', 'again', 'aside')),
    answer      text check (octet_length(answer) <= 2048)
);
create index response_attempt_response on avstamd.response_attempt (response_no, attempt_no);
comment on table avstamd.response_attempt is 'receipts: each time a response was sent, and what came back; append-only';
create trigger append_only before update or delete or truncate on avstamd.response_attempt
    for each statement execute function avstamd.append_only();

create function avstamd.response_marks_due() returns trigger
language plpgsql security definer set search_path = avstamd, pg_temp as $$
begin
    insert into response_due (document_no) values (new.document_no)
    on conflict (document_no) do update set since = excluded.since;
    return null;
end $$;
comment on function avstamd.response_marks_due() is 'a document came, moved, or its dispute was sent';
-- Peppol carries the other syntaxes; who sends Svefaktura gets letters only.
create trigger response_due after insert on avstamd.document
    for each row when (new.format <> 'svefaktura') execute function avstamd.response_marks_due();
create trigger response_due after update of state on avstamd.document_outcome
    for each row when (old.state is distinct from new.state
                       and new.state in ('in_review', 'stopped', 'approved', 'exported', 'paid'))
    execute function avstamd.response_marks_due();
create trigger response_due after update of sent_at on avstamd.dispute
    for each row when (old.sent_at is null and new.sent_at is not null)
    execute function avstamd.response_marks_due();

create function avstamd.response_follows(before text, next text) returns boolean
language sql immutable parallel safe set search_path = avstamd, pg_temp as $$
    select case when before is null then true
                when before in ('RE', 'PD') then false
                when before = 'AP' then next = 'PD'
                when before = 'UQ' and next = 'UQ' then true
                else array_position(array['AB', 'IP', 'UQ', 'CA', 'RE', 'AP', 'PD'], next)
                     > array_position(array['AB', 'IP', 'UQ', 'CA', 'RE', 'AP', 'PD'], before) end
$$;
comment on function avstamd.response_follows(text, text) is 'may the status come after that one?';

create function avstamd.response_last(asked_document bigint) returns text
language sql stable security definer set search_path = avstamd, pg_temp as $$
    select status from response where document_no = asked_document order by response_no desc limit 1
$$;
comment on function avstamd.response_last(bigint) is 'internal: what was told of a document last; null: nothing';

create function avstamd.response_in_order() returns trigger
language plpgsql security definer set search_path = avstamd, pg_temp as $$
begin
    if tg_op = 'UPDATE' then
        if (new.response_no, new.uuid, new.document_no, new.status, new.dispute_no, new.made_at,
            new.electronic, new.content) is distinct from
           (old.response_no, old.uuid, old.document_no, old.status, old.dispute_no, old.made_at,
            old.electronic, old.content) then
            perform refuse('AV001', 'Det som är sagt till utföraren ändras inte.');
        end if;
    elsif not response_follows(response_last(new.document_no), new.status) then
        perform refuse('AV003', format('%s kan inte följa på %s.', new.status, response_last(new.document_no)));
    end if;
    return new;
end $$;
comment on function avstamd.response_in_order() is 'the order of the statuses; what was made stays as it is';
create trigger in_order before insert or update on avstamd.response
    for each row execute function avstamd.response_in_order();

-- 0007 has a Luhn check digit, 0088 (GLN) its own: Peppol's rules COMMON-R049 and COMMON-R040.
create function avstamd.endpoint_right(endpoint text) returns boolean
language sql immutable parallel safe set search_path = avstamd, pg_temp as $$
    select coalesce(case
        when endpoint ~ '^0007:[0-9]{10}$' then
            (select sum(case when place % 2 = 1 then doubled.n / 10 + doubled.n % 10 else digit end) % 10 = 0
             from (select place, substr(endpoint, 5 + place, 1)::integer as digit
                   from generate_series(1, 10) as place) as digits,
             lateral (select 2 * digit as n) as doubled)
        when endpoint ~ '^0088:[0-9]{13}$' then
            (select sum(substr(endpoint, 5 + place, 1)::integer * case when place % 2 = 1 then 1 else 3 end) % 10 = 0
             from generate_series(1, 13) as place)
        else endpoint ~ '^[0-9]{4}:[^[:space:][:cntrl:]]{1,100}$' and endpoint !~ '^(0007|0088):' end, false)
$$;
comment on function avstamd.endpoint_right(text) is 'an electronic address as scheme:identifier, such as 0007:2120000142';

-- The provider's registered address, not what an invoice claims: answers tell of disputes.
create function avstamd.response_endpoint(asked_document bigint) returns text
language sql stable security definer set search_path = avstamd, pg_temp as $$
    select endpoint
    from document
    join provider on provider.provider_id = document.seller_id
    cross join lateral (select case when provider.endpoint_id ~ '^[0-9]{10}$' then '0007:' || provider.endpoint_id
                                    else provider.endpoint_id end as endpoint) as written
    where document.document_no = asked_document and document.format <> 'svefaktura' and endpoint_right(endpoint)
$$;
comment on function avstamd.response_endpoint(bigint) is 'internal: where answers about a document go; null: nowhere';

create function avstamd.working_days_after(day date, days integer) returns date
language sql immutable parallel safe set search_path = avstamd, pg_temp as $$
    select max(found.day) from (
        select each::date as day from generate_series(working_days_after.day + 1,
                                                      working_days_after.day + 7 + 2 * days, interval '1 day') as each
        where extract(isodow from each) < 6 order by each limit days) as found
$$;
comment on function avstamd.working_days_after(date, integer) is
    'Monday to Friday; holidays count, so that a term is never longer than it should be';

-- What stands against a document: what flags it and nobody chose to pay anyway.  Where the finding belongs
-- to a line, what the line should be: its quantity, if only this finding is about that, and its net.
create function avstamd.response_findings(asked_document bigint) returns table (
    code text, title text, reason text, action text, line_id text, client_id text, service_id text, month date,
    invoiced_grains bigint, quantity_grains bigint, invoiced_ore bigint, amount_ore bigint, withholds boolean,
    right_ore bigint, right_grains bigint)
language sql stable security definer set search_path = avstamd, pg_temp as $$
    with flagging as (
        select finding.*, kind.title, kind.reason, kind.action,
               finding.amount_ore > 0 and (kind.net or finding.code = 'IN06') as withholds, kind.net,
               (select count(*) = 1 from document_line line
                where line.document_no = asked_document and line.line_id = finding.line_id) as of_line
        from finding join finding_kind kind using (code)
        left join finding_review review
            on review.finding_no = finding.finding_no and review.reopened_at is null
        where finding.document_no = asked_document and finding.state = 'open' and not finding.within_tolerance
          and review.what is distinct from 'pay_anyway'
          and (kind.flags = 'always' or (kind.flags = 'above_zero' and coalesce(finding.amount_ore, 0) >= 0))
    )
    select f.code, f.title, f.reason, f.action, case when f.of_line then f.line_id end, client.client_id,
           service.service_id, f.month, outcome.grains, f.quantity_grains, line.net_ore, f.amount_ore,
           coalesce(f.withholds, false),
           case when f.net and f.withholds then
               line.net_ore - (sum(f.amount_ore) filter (where f.net and f.withholds)
                               over (partition by f.line_id))::bigint end,
           case when f.reason = 'QTY' and f.withholds and f.quantity_grains > 0
                     and outcome.grains::numeric = line.quantity::numeric * 360000
                     and count(*) filter (where f.reason = 'QTY') over (partition by f.line_id) = 1 then
               outcome.grains - f.quantity_grains end
    from flagging f
    left join account using (account_no)
    left join client using (client_no)
    left join service using (service_no)
    left join document_line line
        on f.of_line and line.document_no = asked_document and line.line_id = f.line_id
    left join line_outcome outcome
        on outcome.document_no = line.document_no and outcome.position = line.position
$$;
comment on function avstamd.response_findings(bigint) is 'internal: what is wrong with a document, and what would be right';

create function avstamd.response_status(asked_document bigint) returns text
language sql stable security definer set search_path = avstamd, pg_temp as $$
    select case
        when outcome.state = 'paid' and not document.credit_note then 'PD'
        when outcome.state in ('approved', 'exported', 'paid') then
            case when exists (select from response_findings(asked_document) as f where f.withholds)
                 then 'CA' else 'AP' end
        when outcome.state = 'stopped' then 'RE'
        when outcome.state = 'disputed' and exists (
            select from dispute where dispute.document_no = asked_document and sent_at is not null
                                  and cancelled_at is null) then 'UQ'
        when outcome.state = 'in_review' then 'IP' end
    from document_outcome outcome join document using (document_no)
    where outcome.document_no = asked_document
$$;
comment on function avstamd.response_status(bigint) is 'internal: where an invoice stands, in the standard''s words; null: nowhere yet';

-- 1.5 of 540 000 grains.
create function avstamd.decimal_grains(grains bigint) returns text language sql immutable parallel safe
set search_path = avstamd, pg_temp as $$
    select trim_scale(round(grains / 360000.0, 6))::text
$$;
comment on function avstamd.decimal_grains(bigint) is 'a quantity in the service''s own unit';

create function avstamd.response_reason(decided text) returns text language sql immutable parallel safe
set search_path = avstamd, pg_temp as $$
    select case decided when 'fel_pris' then 'PRI' when 'ej_utfort' then 'QTY' when 'ej_bestallt' then 'QTY'
        when 'dubblett' then 'REF' when 'fel_uppgift' then 'LEG' when 'fel_konto' then 'PAY' else 'OTH' end
$$;
comment on function avstamd.response_reason(text) is 'internal: the nearest OPStatusReason of a decision''s reason';

-- The elements cac:Status: why, with what would be right, then what the provider should do.  Free text of a
-- decision may name persons and is never told.
create function avstamd.response_statuses(asked_document bigint, status text) returns jsonb
language sql stable security definer set search_path = avstamd, pg_temp as $$
    with wrong as (
        select f.*, row_number() over (order by f.line_id collate "C" nulls last, f.code, f.month, f.client_id) as place
        from response_findings(asked_document) as f
        where response_statuses.status in ('UQ', 'RE') or (response_statuses.status = 'CA' and f.withholds)
    ), decided as (
        select decision.reason, reason.title
        from decision join decision_reason reason on reason.code = decision.reason
        where decision.document_no = asked_document
          and decision.what = case response_statuses.status when 'RE' then 'stop' when 'UQ' then 'dispute' end
          and (response_statuses.status = 'RE' or not exists (select from wrong))
        order by decision.decision_no desc limit 1
    ), told as (
        select 0 as part, 0::bigint as place, jsonb_build_object('list', 'OPStatusReason',
               'code', response_reason(reason), 'text', title) as element
        from decided
        union all
        select 1, place, jsonb_strip_nulls(jsonb_build_object('list', 'OPStatusReason', 'code', reason,
               'text', concat_ws(', ', case when line_id is not null then 'Rad ' || line_id || ': ' else '' end
                                       || title, to_char(month, 'YYYY-MM'),
                                 case when amount_ore > 0 then kronor(amount_ore) end),
               'conditions', nullif(coalesce(case when right_grains is not null then jsonb_build_array(
                   jsonb_build_object('attribute', 'BT-129', 'value', decimal_grains(right_grains))) end, '[]')
                   || coalesce(case when right_ore is not null then jsonb_build_array(
                   jsonb_build_object('attribute', 'BT-131', 'value', decimal_kronor(right_ore))) end, '[]')
                   || coalesce(case when code = 'IN06' then (select jsonb_build_array(
                   jsonb_build_object('attribute', 'BT-110', 'value', decimal_kronor(outcome.expected_vat_ore)))
                   from document_outcome outcome where outcome.document_no = asked_document) end, '[]'), '[]')))
        from wrong where place <= 100
        union all
        select 2, 0, jsonb_build_object('list', 'OPStatusReason', 'code', 'OTH',
               'text', 'Ytterligare ' || max(place) - 100 || ' avvikelser.')
        from wrong having max(place) > 100
        union all
        select 3, row_number() over (order by action), jsonb_strip_nulls(jsonb_build_object(
               'list', 'OPStatusAction', 'code', action,
               'text', case when action = 'OTH' then 'Rätta det som anges som orsak.' end))
        from (select distinct action from wrong where action <> 'NOA') as asked
    )
    select coalesce(jsonb_agg(element order by part, place), '[]') from told
$$;
comment on function avstamd.response_statuses(bigint, text) is 'internal: reasons, corrections and actions of a status';

create function avstamd.response_note(asked_document bigint, status text) returns text
language sql stable security definer set search_path = avstamd, pg_temp as $$
    select format('Av %s netto betalas %s.', kronor((case when credit_note then -1 else 1 end) * net_ore),
                  kronor(pay_net_ore))
    from document join document_review using (document_no)
    where document_no = asked_document and response_note.status = 'CA' and pay_net_ore is not null
$$;
comment on function avstamd.response_note(bigint, text) is 'internal: what is paid of an invoice that is paid in part';

-- The letter of a dispute and the rows of its annex: here clients stand by their codes.
create function avstamd.response_letter(asked_dispute bigint) returns jsonb
language sql stable security definer set search_path = avstamd, pg_temp as $$
    select jsonb_build_object('letter', dispute.draft, 'lines', coalesce(
        (select jsonb_agg(jsonb_strip_nulls(to_jsonb(f) - 'withholds' || jsonb_build_object(
                     'invoice', document.invoice_no, 'month', to_char(f.month, 'YYYY-MM'),
                     'invoiced', decimal_grains(f.invoiced_grains), 'disputed', decimal_grains(f.quantity_grains),
                     'invoiced_kronor', decimal_kronor(f.invoiced_ore),
                     'disputed_kronor', decimal_kronor(f.amount_ore)))
                 order by f.line_id collate "C" nulls last, f.code, f.month, f.client_id)
         from response_findings(dispute.document_no) as f), '[]'))
    from dispute join document using (document_no)
    where dispute.dispute_no = asked_dispute
$$;
comment on function avstamd.response_letter(bigint) is 'internal: what is written to the provider, and the lines it is about';

create function avstamd.response_add(asked_document bigint, status text, since timestamptz, endpoint text,
    name text) returns bigint language plpgsql security definer set search_path = avstamd, pg_temp as $$
declare
    to_endpoint text := response_endpoint(asked_document);
    about bigint := (select d.dispute_no from dispute d
                     where response_add.status = 'UQ' and d.document_no = asked_document
                       and d.sent_at is not null and d.cancelled_at is null
                     for update); -- nobody takes the mark back meanwhile
    id uuid := gen_random_uuid();
    now_is timestamp := clock_timestamp() at time zone 'Europe/Stockholm';
    added bigint;
begin
    if (to_endpoint is null and about is null)
        or exists (select from response r where r.dispute_no = about)
        or not response_follows(response_last(asked_document), response_add.status) then
        return null;
    end if;
    insert into response (uuid, document_no, status, dispute_no, electronic, content)
    select id, asked_document, response_add.status, about, to_endpoint is not null,
           jsonb_strip_nulls(jsonb_build_object(
               'id', id, 'issue_date', to_char(now_is, 'YYYY-MM-DD'), 'issue_time', to_char(now_is, 'HH24:MI:SS'),
               'note', response_note(asked_document, response_add.status),
               'sender', jsonb_build_object('endpoint', response_add.endpoint, 'name', response_add.name),
               'receiver', jsonb_build_object('endpoint', to_endpoint,
                   'name', coalesce(provider.name, document.seller_name, document.seller_id)),
               'status', response_add.status,
               'effective', to_char(response_add.since at time zone 'Europe/Stockholm', 'YYYY-MM-DD'),
               'statuses', response_statuses(asked_document, response_add.status),
               'invoice', jsonb_build_object('id', document.invoice_no, 'issue_date', document.issue_date,
                   'type', case when document.type_code ~ '^[0-9]{1,3}$' then document.type_code
                                when document.credit_note then '381' else '380' end)))
           || coalesce(response_letter(about), '{}')
    from document left join provider on provider.provider_id = document.seller_id
    where document.document_no = asked_document
    returning response_no into added;
    insert into job (kind, subject) values ('answer', added::text) on conflict do nothing;
    return added;
end $$;
comment on function avstamd.response_add(bigint, text, timestamptz, text, text) is
    'internal: a response with its job; null: nobody to tell, told already, or out of order';

-- A decision is told when it has stood so long that it will not be taken back; what stands (a letter
-- that was sent, a payment) and the receipt are told at once.  True: the document is dealt with.
create function avstamd.response_settle(due response_due, endpoint text, name text, statuses text[],
    deadline_days integer, wait_seconds integer) returns boolean
language plpgsql security definer set search_path = avstamd, pg_temp as $$
declare
    stands text := response_status(due.document_no);
    ready boolean := stands in ('UQ', 'PD') or due.since <= clock_timestamp() - make_interval(secs => wait_seconds);
    received date := (select (file.received_at at time zone 'Europe/Stockholm')::date
                      from document join file using (file_no) where document.document_no = due.document_no);
begin
    if stands = any(statuses) and ready then
        perform response_add(due.document_no, stands, due.since, endpoint, name);
        return true;
    elsif response_endpoint(due.document_no) is null then
        return stands is null or ready;
    elsif response_last(due.document_no) is null
        and ('AB' = any(statuses) or today() >= working_days_after(received, deadline_days)) then
        perform response_add(due.document_no, 'AB', clock_timestamp(), endpoint, name);
    end if;
    return response_last(due.document_no) is not null and (stands is null or ready);
end $$;
comment on function avstamd.response_settle(response_due, text, text, text[], integer, integer) is
    'internal: tells what is to tell of a document now';

create function avstamd.response_make(endpoint text, name text, statuses text[], deadline_days integer,
    wait_seconds integer) returns integer
language plpgsql security definer set search_path = avstamd, pg_temp as $$
declare
    before bigint := coalesce((select max(response_no) from response), 0);
    due response_due%rowtype;
begin
    if not endpoint_right(endpoint) then
        perform refuse('AV006', format('%s is no electronic address', endpoint));
    end if;
    for due in select * from response_due order by since for update skip locked loop
        if response_settle(due, endpoint, name, statuses, deadline_days, wait_seconds) then
            delete from response_due d where d.document_no = due.document_no;
        end if;
    end loop;
    return (select count(*) from response where response_no > before);
end $$;
comment on function avstamd.response_make(text, text, text[], integer, integer) is
    'makes responses of what is due, each with its job; how many';

-- Where nobody answers, and before answering began: what is old is not told any longer.
create function avstamd.response_forget() returns void
language sql security definer set search_path = avstamd, pg_temp as $$
    delete from response_due where since < clock_timestamp() - interval '31 days'
$$;
comment on function avstamd.response_forget() is 'what became due more than a month ago is not told';

create function avstamd.response_told(asked bigint, way text, http_status integer, outcome text, answer text)
returns void language plpgsql security definer set search_path = avstamd, pg_temp as $$
begin
    insert into response_attempt (response_no, way, http_status, outcome, answer)
    values (asked, response_told.way, response_told.http_status, response_told.outcome,
            nullif(response_told.answer, ''));
    update response set done_at = case when response_told.outcome = 'done' then clock_timestamp() end,
                        aside_at = case when response_told.outcome = 'aside' then clock_timestamp() end
    where response_no = asked and done_at is null and response_told.outcome <> 'again';
end $$;
comment on function avstamd.response_told(bigint, text, integer, text, text) is
    'the receipt of an attempt: done, again (later, with the same id) or aside';

create function avstamd.response_retry(asked bigint) returns boolean
language plpgsql security definer set search_path = avstamd, pg_temp as $$
begin
    update response set aside_at = null where response_no = asked and done_at is null;
    if not found then
        return false;
    end if;
    update job set not_before = clock_timestamp()
    where kind = 'answer' and subject = asked::text and done_at is null;
    if not found then
        insert into job (kind, subject) values ('answer', asked::text);
    end if;
    return true;
end $$;
comment on function avstamd.response_retry(bigint) is 'sends a response again that was put aside, or sooner';

-- How each response does, for people.
create view avstamd.response_standing with (security_invoker = true) as
select response.response_no, response.document_no, response.status, response.electronic, response.made_at,
       response.done_at, response.aside_at, response.content #>> '{invoice,id}' as invoice_no,
       response.content #>> '{receiver,name}' as receiver,
       response.content #>> '{receiver,endpoint}' as endpoint,
       case when response.done_at is not null then 'done' when response.aside_at is not null then 'aside'
            when last.at is not null then 'failing' else 'waiting' end as standing,
       (select count(*) from avstamd.response_attempt a where a.response_no = response.response_no) as attempts,
       last.at as tried_at, last.way, last.http_status, last.answer,
       case when num_nonnulls(response.done_at, response.aside_at) = 0 then job.not_before end as next_at
from avstamd.response
left join lateral (select at, way, http_status, answer from avstamd.response_attempt a
                   where a.response_no = response.response_no order by attempt_no desc limit 1) as last on true
left join lateral (select not_before from avstamd.job
                   where job.kind = 'answer' and job.subject = response.response_no::text and job.done_at is null
                   limit 1) as job on true;
comment on view avstamd.response_standing is
    'done, aside (refused), failing (tried in vain, and again) or waiting; with its latest receipt';

-- An administrator looks after the sending, and sees no invoice: to whom, which and how it went, not what it says.
create function avstamd.responses_page(asked text, page bigint) returns table (
    response_no bigint, document_no bigint, status text, electronic boolean, made_at timestamptz,
    done_at timestamptz, aside_at timestamptz, invoice_no text, receiver text, endpoint text, standing text,
    attempts bigint, tried_at timestamptz, way text, http_status integer, answer text, next_at timestamptz,
    responses bigint)
language plpgsql stable security definer set search_path = avstamd, pg_temp as $$
#variable_conflict use_column
begin
    if not (sees_all() or has_role('administrator')) then
        perform refuse('AV001', 'Svaren till utförarna visas för administratörer och ekonomer.');
    end if;
    return query
    with waiting as (
        select r.response_no from response r
        where asked <> 'alla' and r.done_at is null
          and case asked when 'misslyckade' then
                  r.aside_at is not null
                  or exists (select from response_attempt a where a.response_no = r.response_no)
              else r.aside_at is null end
    ), chosen as (
        select w.response_no from waiting w
        union all
        (select r.response_no from response r where asked = 'alla'
         order by r.response_no desc offset (page - 1) * 50 limit 50)
    ), counted as (
        select case when asked = 'alla' then (select count(*) from response)
                    else (select count(*) from waiting) end as responses
    )
    select standing.*, counted.responses
    from (select c.response_no from chosen c order by c.response_no desc
          offset case when asked = 'alla' then 0 else (page - 1) * 50 end limit 50) as c
    join response_standing standing using (response_no)
    cross join counted
    order by standing.response_no desc;
end $$;
comment on function avstamd.responses_page(text, bigint) is
    'answers to providers, the latest first, 50 a page: misslyckade, vantar or alla';

create function avstamd.response_again(asked bigint) returns void
language plpgsql security definer set search_path = avstamd, pg_temp as $$
begin
    if not has_role('administrator') then
        perform refuse('AV001', 'Bara en administratör skickar svar igen.');
    elsif not response_retry(asked) then
        if exists (select from response where response_no = asked) then
            perform refuse('AV003', 'Svaret är redan levererat.');
        end if;
        perform refuse('AV004', 'Det finns inget sådant svar.');
    end if;
end $$;
comment on function avstamd.response_again(bigint) is 'an administrator has a response sent again, with the same id';
