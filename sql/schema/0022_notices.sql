-- What people, those who look after avstamd, and other systems are told: mails and webhooks.
--
-- A mail is made in the database, which freezes what it says, and sent by a job until the server has it.
-- Mails and webhooks say counts, numbers and links, never whom it is about.

create function avstamd.mail_right(address text) returns boolean
language sql immutable parallel safe set search_path = avstamd, pg_temp as $$
    select length(address) <= 254
        and address ~ '^[A-Za-z0-9.!#$%&''*+/=?^_`{|}~-]{1,64}@[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?(\.[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?)*$'
$$;
comment on function avstamd.mail_right(text) is 'an e-mail address as people have them: ASCII, no blanks, no quotes';

alter table avstamd.app_user
    add column mail text check (avstamd.mail_right(mail)),
    add column wants_mail boolean not null default true; -- the morning mail

create view avstamd.user_mail with (security_barrier) as
select user_no, mail, wants_mail from avstamd.app_user
where user_no = (select avstamd.me()) or (select avstamd.has_role('administrator'));
comment on view avstamd.user_mail is 'e-mail addresses: one''s own, and for administrators everybody''s';

create function avstamd.user_mail_set(user_no integer, mail text, wants_mail boolean) returns void
language plpgsql security definer set search_path = avstamd, pg_temp as $$
declare
    address constant text := nullif(btrim(user_mail_set.mail), '');
begin
    perform may_administer(), user_known(user_mail_set.user_no);
    if address is not null and not mail_right(address) then
        perform refuse('AV006', 'E-postadressen skrivs som namn@kommun.se, utan å, ä, ö och mellanslag.');
    end if;
    update app_user u
    set mail = case when user_mail_set.mail is null then u.mail else address end,
        wants_mail = coalesce(user_mail_set.wants_mail, u.wants_mail)
    where u.user_no = user_mail_set.user_no;
    perform log_event('e-postadress för användare ' || user_mail_set.user_no);
end $$;
comment on function avstamd.user_mail_set(integer, text, boolean) is
    'where a user gets mail ('''': nowhere), and whether she gets the morning mail; null: as it is';

create function avstamd.my_mail_set(wanted boolean) returns void
language plpgsql security definer set search_path = avstamd, pg_temp as $$
begin
    update app_user u set wants_mail = coalesce(wanted, false) where u.user_no = me();
    if not found then
        perform refuse('AV001', 'Du är inte inloggad.');
    end if;
    perform log_event(case when wanted then 'vill ha morgonmejl' else 'vill inte ha morgonmejl' end);
end $$;
comment on function avstamd.my_mail_set(boolean) is 'whether who is asking wants the morning mail';

-- Work that waits, as the overview and the morning mail tell it: in this order, to whom, in which words, and where
-- it is done.  `always`: told on the overview even when there is none.
create view avstamd.waiting_kind as
select * from (values
    (1, 'granska', array['finance'], true, '/fakturor', 'faktura att granska', 'fakturor att granska'),
    (2, 'attest', array['approver'], true, '/fakturor?tillstand=attest',
     'faktura väntar på andra attesten', 'fakturor väntar på andra attesten'),
    (2, 'enhetsattest', array['unit_manager'], true, '/bevakning',
     'av enhetens fakturor väntar på andra attesten', 'av enhetens fakturor väntar på andra attesten'),
    (3, 'bestridd', array['finance'], true, '/bestridda', 'brev att skriva om en bestridd faktura',
     'brev att skriva om bestridda fakturor'),
    (4, 'vantar', array['finance'], true, '/bestridda?visa=vantar', 'bestridd faktura väntar på utföraren',
     'bestridda fakturor väntar på utföraren'),
    (5, 'aterkrav', array['finance', 'unit_manager'], false, '/aterkrav', 'återkrav att följa upp',
     'återkrav att följa upp'),
    (6, 'mina', array['finance', 'approver'], false,
     '/fakturor?ansvarig=jag&tillstand=alla', 'faktura eller avvikelse som är fördelad till dig',
     'fakturor och avvikelser som är fördelade till dig'),
    (6, 'minabevakade', array['officer', 'unit_manager'], false, '/bevakning',
     'faktura eller avvikelse som är fördelad till dig', 'fakturor och avvikelser som är fördelade till dig'),
    (7, 'svarat', array['finance', 'approver', 'unit_manager'], false, '/fragor?visa=svar',
     'svar har kommit på en fråga du har ställt', 'svar har kommit på frågor du har ställt'),
    (8, 'fragat', array['finance', 'approver', 'unit_manager'], false, '/fragor?visa=stallda',
     'av dina frågor saknar svar', 'av dina frågor saknar svar'),
    (9, 'svara', array['officer', 'unit_manager'], true, '/fragor', 'fråga att svara på', 'frågor att svara på'),
    (10, 'avvikelser', array['officer', 'unit_manager'], true, '/bevakning',
     'avvikelse hos dina klienter att besluta om', 'avvikelser hos dina klienter att besluta om'),
    (11, 'bekrafta', array['officer', 'unit_manager'], false, '/att-bekrafta', 'klient att bekräfta månaden för',
     'klienter att bekräfta månaden för')
) as listed (place, kind, roles, always, path, one, many);
comment on view avstamd.waiting_kind is 'kinds of work that wait for people';

-- What waits for who is asking.  Whom it is for stands in each part, since the morning mail asks with the
-- owner's rights.  (11, clients to confirm, is asked by the mail alone: it looks through a month of care.)
create view avstamd.waiting with (security_invoker) as
select 'granska' as kind, document_no as item_no, due_date as due_on
from avstamd.document_outcome
where (select avstamd.has_role('finance')) and tab = 'review'
union all
select case when (select avstamd.sees_all()) then 'attest' else 'enhetsattest' end, outcome.document_no, outcome.due_date
from avstamd.document_outcome outcome join avstamd.document_review review using (document_no)
where (select avstamd.has_role('approver', 'unit_manager'))
  and outcome.tab = 'second' and review.first_by <> (select avstamd.me()) and avstamd.sees_whole(outcome.document_no)
union all
select case when dispute.sent_at is null then 'bestridd' else 'vantar' end, dispute.dispute_no,
       dispute.sent_at::date + avstamd.setting('due_days_provider')
from avstamd.dispute join avstamd.document_outcome outcome using (document_no)
where (select avstamd.has_role('finance')) and dispute.cancelled_at is null and outcome.state = 'disputed'
union all
select 'aterkrav', claim_no, null
from avstamd.recovery_claim
where (select avstamd.has_role('finance', 'unit_manager')) and state in ('open', 'sent')
  and ((select avstamd.sees_all()) or document_no in (select avstamd.my_documents()))
union all
select case when (select avstamd.sees_all()) then 'mina' else 'minabevakade' end, assignment.assignment_no, assignment.due_on
from avstamd.assignment
left join avstamd.document_outcome outcome using (document_no)
left join avstamd.finding using (finding_no)
where assignment.to_user = (select avstamd.me()) and assignment.ended_at is null
  and (outcome.tab in ('review', 'second', 'disputed') and avstamd.sees_document(assignment.document_no)
       or finding.state = 'open' and avstamd.sees_finding(assignment.finding_no))
union all
select case when answered_at is null then 'fragat' else 'svarat' end, question_no,
       case when answered_at is null then due_on end
from avstamd.question
where (select avstamd.has_role('finance', 'approver', 'unit_manager')) and asked_by = (select avstamd.me())
  and withdrawn_at is null and not avstamd.question_decided(question)
union all
select 'svara', question_no, due_on
from avstamd.question
where (select avstamd.has_role('officer', 'unit_manager')) and answered_at is null and withdrawn_at is null
  and not avstamd.question_decided(question) and avstamd.my_question(question_no)
union all
select 'avvikelser', work.finding_no, work.due_on
from avstamd.finding_work work
left join avstamd.document_outcome outcome on outcome.document_no = work.document_no
where (select avstamd.has_role('officer', 'unit_manager')) and work.state = 'open'
  and not work.within_tolerance and (work.decided is null or work.reopened_at is not null)
  and work.decider = 'officer' and work.client_no in (select avstamd.my_clients())
  and coalesce(outcome.state not in ('approved', 'exported', 'paid', 'stopped'), true);
comment on view avstamd.waiting is 'what waits for who is asking: an invoice, a question, a finding each';

create function avstamd.waiting_of(asked_user integer, asked_day date)
returns table (kind text, item_no bigint, due_on date)
language plpgsql security definer set search_path = avstamd, pg_temp as $$
declare
    before constant text := coalesce(current_setting('avstamd.entry', true), '');
    last_month constant date := (date_trunc('month', asked_day::timestamp) - interval '1 month')::date;
begin
    perform set_config('avstamd.entry', entry_of(asked_user), true);
    return query
        select waiting.kind, waiting.item_no, waiting.due_on from waiting
        union all
        select distinct 'bekrafta', (extract(year from last_month) * 12 + extract(month from last_month))::bigint
                   * 10000000000 + account.client_no, null::date
        from care_month(array(select my_accounts()), last_month) as care
        join account using (account_no)
        where has_role('officer', 'unit_manager')
          and not exists (select from month_confirmation confirmed
                          where confirmed.client_no = account.client_no and confirmed.month = last_month
                            and confirmed.answer <> 'unknown');
    perform set_config('avstamd.entry', before, true);
end $$;
comment on function avstamd.waiting_of(integer, date) is
    'internal: what waits for a user, with what is hers to confirm of the month before';

create table avstamd.mail (
    mail_no    bigint generated always as identity primary key,
    kind       text not null check (kind in ('morning', 'operations')),
    user_no    integer references avstamd.app_user, -- of a morning mail
    day        date,
    recipient  text not null check (avstamd.mail_right(recipient)),
    message_id uuid not null unique default gen_random_uuid(), -- the same however often it is sent
    content    jsonb not null,
    items      text[],                              -- of a user's latest mail: what she knows that waits
    made_at    timestamptz not null default clock_timestamp(),
    expires_at timestamptz not null,                -- then nobody wants it any longer
    not_before timestamptz not null default clock_timestamp(),
    attempts   integer not null default 0,
    begun_at   timestamptz,                         -- it is being sent, or who sent it has died
    doubts     integer not null default 0 check (doubts between 0 and 2), -- attempts that may have gone well
    done_at    timestamptz,
    outcome    text check (outcome in ('taken', 'refused', 'doubtful', 'late')),
    answer     text check (octet_length(answer) <= 1000), -- what the server said last
    check ((done_at is null) = (outcome is null)),
    check (num_nonnulls(user_no, day) = case when kind = 'morning' then 2 else 0 end)
);
create unique index mail_once on avstamd.mail (user_no, day) where kind = 'morning';
create index mail_user on avstamd.mail (user_no, mail_no) where kind = 'morning';
create index mail_waiting on avstamd.mail (not_before) where done_at is null;
create index mail_failed on avstamd.mail (recipient, mail_no) where outcome <> 'taken';
comment on table avstamd.mail is 'mails to people, as they were when they were made';

create function avstamd.mail_fixed() returns trigger
language plpgsql set search_path = avstamd, pg_temp as $$
begin
    if (new.mail_no, new.kind, new.user_no, new.day, new.recipient, new.message_id, new.content, new.made_at)
       is distinct from
       (old.mail_no, old.kind, old.user_no, old.day, old.recipient, old.message_id, old.content, old.made_at) then
        perform refuse('AV001', 'Ett mejl som är skrivet ändras inte.');
    end if;
    return new;
end $$;
comment on function avstamd.mail_fixed() is 'what is sent again is what was sent';
create trigger fixed before update on avstamd.mail for each row execute function avstamd.mail_fixed();

-- The day whose morning mails are due at this moment; null: none are.  A daemon that comes late sends them, too,
-- but not in the afternoon.
create function avstamd.morning_due(at timestamptz, minute integer) returns date
language sql immutable parallel safe set search_path = avstamd, pg_temp as $$
    select local::date from (select at at time zone 'Europe/Stockholm' as local) as clock
    where extract(isodow from local) < 6
      and extract(hour from local) * 60 + extract(minute from local) between minute and minute + 240
$$;
comment on function avstamd.morning_due(timestamptz, integer) is 'Monday to Friday, within four hours';

create function avstamd.morning_users() returns setof integer
language sql stable security definer set search_path = avstamd, pg_temp as $$
    select user_no from app_user
    where disabled_at is null and wants_mail and mail is not null and cardinality(roles_of(user_no)) > 0
    order by user_no
$$;
comment on function avstamd.morning_users() is 'who gets morning mails';

create function avstamd.morning_content(asked_user integer, asked_day date, out items text[], out rows jsonb)
language sql security definer set search_path = avstamd, pg_temp as $$
    with now_waits as materialized (
        select kind, coalesce(due_on < asked_day, false) as late,
               kind || ':' || item_no || case when due_on < asked_day then ':late' else '' end as item
        from waiting_of(asked_user, asked_day)
    ), known as (
        select unnest(coalesce((select mail.items from mail
                                where user_no = asked_user and outcome in ('taken', 'doubtful')
                                order by mail_no desc limit 1), '{}')) as item
    ), counted as (
        select kind, count(*) as many, count(*) filter (where late) as late,
               count(*) filter (where item not in (select known.item from known)
                                        and (late or kind not in ('fragat', 'vantar'))) as news
        from now_waits group by kind
    )
    select array(select item from now_waits order by item collate "C"),
           coalesce((select jsonb_agg(jsonb_build_object(
                         'many', many, 'late', late, 'new', news, 'path', k.path,
                         'what', case when many = 1 then k.one else k.many_words end) order by k.place)
                     from counted
                     join (select place, kind, path, one, many as many_words from waiting_kind) as k using (kind)), '[]')
$$;
comment on function avstamd.morning_content(integer, date) is
    'what waits for a user, and how much of it is news: what she has not been told of and does not wait for herself, or is late now';

create function avstamd.morning_people(asked_login text)
returns table (user_no integer, login text, mail text, wants_mail boolean, news boolean, waits bigint, content jsonb)
language sql security definer set search_path = avstamd, pg_temp as $$
    select u.user_no, u.login, u.mail, u.wants_mail, jsonb_path_exists(told.rows, '$[*] ? (@.new > 0)'),
           coalesce((select sum((one ->> 'many')::bigint) from jsonb_array_elements(told.rows) as one), 0)::bigint,
           jsonb_build_object('rows', told.rows)
    from app_user u cross join lateral morning_content(u.user_no, today()) as told
    where u.disabled_at is null and case when asked_login is null then u.mail is not null
                                         else u.login = lower(asked_login) end
    order by u.login
$$;
comment on function avstamd.morning_people(text) is
    'what the morning mail of a user, or of all with an address, would say now; for people at a terminal';

-- Once a person and day, and only when something is new since the last one that reached her.
create function avstamd.morning_make(asked_user integer, asked_day date) returns boolean
language plpgsql security definer set search_path = avstamd, pg_temp as $$
declare
    found_items text[];
    found_rows jsonb;
begin
    if not exists (select from morning_users() as wants (user_no) where wants.user_no = asked_user)
        or exists (select from mail where user_no = asked_user and day = asked_day) then
        return false;
    end if;
    select items, rows into found_items, found_rows from morning_content(asked_user, asked_day);
    if not jsonb_path_exists(found_rows, '$[*] ? (@.new > 0)') then
        return false;
    end if;
    insert into mail (kind, user_no, day, recipient, content, items, expires_at)
    select 'morning', asked_user, asked_day, u.mail, jsonb_build_object('rows', found_rows), found_items,
           (asked_day + time '18:00') at time zone 'Europe/Stockholm'
    from app_user u where u.user_no = asked_user
    on conflict do nothing;
    return found;
end $$;
comment on function avstamd.morning_make(integer, date) is 'the morning mail of a user, unless nothing is new';

-- The next mail to send, marked as begun.  One that is marked already was begun by somebody who died, and may have
-- been taken: it is sent once more at most, under the same Message-ID.
create function avstamd.mail_begin() returns bigint
language plpgsql security definer set search_path = avstamd, pg_temp as $$
declare
    chosen mail%rowtype;
begin
    update mail set done_at = clock_timestamp(), outcome = 'late', begun_at = null
    where done_at is null and expires_at < clock_timestamp();
    loop
        select * into chosen from mail
        where done_at is null and not_before <= clock_timestamp()
        order by mail_no limit 1 for update skip locked;
        exit when chosen.mail_no is null;
        if chosen.begun_at is not null and chosen.doubts = 1 then
            update mail set doubts = 2, begun_at = null, done_at = clock_timestamp(), outcome = 'doubtful'
            where mail_no = chosen.mail_no;
            continue;
        end if;
        update mail
        set attempts = attempts + 1, doubts = doubts + (begun_at is not null)::integer, begun_at = clock_timestamp()
        where mail_no = chosen.mail_no;
        return chosen.mail_no;
    end loop;
    return null;
end $$;
comment on function avstamd.mail_begin() is 'a mail to send now; null: none';

-- taken, refused; again (later, for this mail alone), doubt (the connection was lost after all of it was sent), or
-- none (the server was not even asked).
create function avstamd.mail_told(asked bigint, what text, answer text) returns void
language plpgsql security definer set search_path = avstamd, pg_temp as $$
declare
    told mail%rowtype;
begin
    update mail
    set begun_at = null, answer = nullif(mail_told.answer, ''),
        doubts = doubts + (what = 'doubt')::integer,
        attempts = attempts - (what = 'none')::integer,
        outcome = case when what in ('taken', 'refused') then what
                       when what = 'doubt' and doubts = 1 then 'doubtful' end,
        done_at = case when what in ('taken', 'refused') or (what = 'doubt' and doubts = 1) then clock_timestamp() end,
        not_before = case when what in ('again', 'doubt') then
                         clock_timestamp() + least(interval '1 hour', interval '30 seconds' * 2 ^ least(attempts, 10))
                     else not_before end
    where mail_no = asked and done_at is null
    returning * into told;
    if told.kind = 'morning' and told.outcome in ('taken', 'doubtful') then
        update mail set items = null where user_no = told.user_no and mail_no < told.mail_no and items is not null;
    end if;
end $$;
comment on function avstamd.mail_told(bigint, text, text) is 'what became of an attempt to send a mail';

-- What other systems are told: an event says numbers and links, and goes to every [webhook NAME] that wants it.
create table avstamd.event (
    event_no bigint generated always as identity primary key,
    event_id uuid not null unique default gen_random_uuid(), -- the same however often it is sent
    kind     text not null check (kind in ('invoice.quarantined', 'night.finished', 'night.failed', 'source.failing',
                                           'source.recovered', 'export.made', 'answer.failed')),
    at       timestamptz not null default clock_timestamp(),
    path     text not null,  -- of the page that tells more
    content  jsonb not null
);
create index event_at on avstamd.event (at);
comment on table avstamd.event is 'what other systems may want to know of; append-only but for what is old';

create table avstamd.webhook (
    hook  text primary key check (hook <> ''),
    since timestamptz not null default clock_timestamp() -- what happened before is not told
);
comment on table avstamd.webhook is 'the [webhook NAME] of the settings, and since when each is there';

create table avstamd.webhook_delivery (
    hook         text not null references avstamd.webhook on delete cascade,
    event_no     bigint not null references avstamd.event on delete cascade,
    attempts     integer not null default 0,
    http_status  integer,           -- of the last attempt; null: no answer came
    last_error   text check (octet_length(last_error) <= 1000),
    delivered_at timestamptz,
    given_up_at  timestamptz,
    primary key (hook, event_no),
    check (num_nonnulls(delivered_at, given_up_at) < 2)
);
create index webhook_delivery_waiting on avstamd.webhook_delivery (hook, event_no)
    where delivered_at is null and given_up_at is null;
create index webhook_delivery_event on avstamd.webhook_delivery (event_no);
comment on table avstamd.webhook_delivery is 'which event a hook was told of, and how it went';

create function avstamd.event_of_quarantine() returns trigger
language plpgsql security definer set search_path = avstamd, pg_temp as $$
begin
    insert into event (kind, path, content)
    values ('invoice.quarantined', '/installningar/karantan/' || new.file_no,
            jsonb_build_object('file', new.file_no, 'document', new.ordinal));
    return null;
end $$;
comment on function avstamd.event_of_quarantine() is 'event: a document could not be read';
create trigger event after insert on avstamd.quarantine
    for each row execute function avstamd.event_of_quarantine();

create function avstamd.event_of_night() returns trigger
language plpgsql security definer set search_path = avstamd, pg_temp as $$
begin
    insert into event (kind, path, content)
    values ('night.finished', '/', jsonb_build_object('run', new.run_no, 'accounts', new.accounts,
            'documents', new.documents, 'opened', new.opened, 'changed', new.changed, 'closed', new.closed));
    return null;
end $$;
comment on function avstamd.event_of_night() is 'event: everything was reconciled';
create trigger event after update of finished_at on avstamd.reconciliation_run
    for each row when (new.kind = 'full' and old.finished_at is null and new.finished_at is not null)
    execute function avstamd.event_of_night();

create function avstamd.event_of_job() returns trigger
language plpgsql security definer set search_path = avstamd, pg_temp as $$
begin
    insert into event (kind, path, content)
    values ('night.failed', '/', jsonb_build_object('job', new.job_no, 'attempts', new.attempts));
    return null;
end $$;
comment on function avstamd.event_of_job() is 'event: the run of everything failed; told again when the reason changes';
create trigger event after update of last_error on avstamd.job
    for each row when (new.kind = 'night' and new.last_error is not null
                       and new.last_error is distinct from old.last_error)
    execute function avstamd.event_of_job();

create function avstamd.event_of_source() returns trigger
language plpgsql security definer set search_path = avstamd, pg_temp as $$
begin
    if new.failing_since is not null and (tg_op = 'INSERT' or old.failing_since is null) then
        insert into event (kind, path, content)
        values ('source.failing', '/installningar/kallor', jsonb_build_object('source', new.source));
    elsif tg_op = 'UPDATE' and new.failing_since is null and old.failing_since is not null then
        insert into event (kind, path, content)
        values ('source.recovered', '/installningar/kallor',
                jsonb_build_object('source', new.source, 'failures', old.failures));
    end if;
    return null;
end $$;
comment on function avstamd.event_of_source() is 'event: a source fails, or works again';
create trigger event after insert or update on avstamd.source_state
    for each row execute function avstamd.event_of_source();

create function avstamd.event_of_export() returns trigger
language plpgsql security definer set search_path = avstamd, pg_temp as $$
begin
    insert into event (kind, path, content)
    values ('export.made', '/', jsonb_build_object('export', new.export_no, 'rows', new.rows, 'pay_ore', new.pay_ore));
    return null;
end $$;
comment on function avstamd.event_of_export() is 'event: an export to the finance system was made';

create function avstamd.event_of_response() returns trigger
language plpgsql security definer set search_path = avstamd, pg_temp as $$
begin
    insert into event (kind, path, content)
    values ('answer.failed', '/faktura/' || new.document_no,
            jsonb_build_object('answer', new.response_no, 'document', new.document_no, 'status', new.status));
    return null;
end $$;
comment on function avstamd.event_of_response() is 'event: an answer to a provider was refused and put aside';
create trigger event after update of aside_at on avstamd.response
    for each row when (old.aside_at is null and new.aside_at is not null)
    execute function avstamd.event_of_response();

-- `hooks`: [{"name": …, "events": [kind …]} …] as the settings have them.  Each gets the events that it wants, and a
-- job of its own when it waits for any; hooks that are gone from the settings are forgotten.
create function avstamd.webhooks_spread(hooks jsonb) returns void
language plpgsql security definer set search_path = avstamd, pg_temp as $$
begin
    delete from webhook where hook not in (select one ->> 'name' from jsonb_array_elements(hooks) as one);
    insert into webhook (hook) select one ->> 'name' from jsonb_array_elements(hooks) as one on conflict do nothing;
    insert into webhook_delivery (hook, event_no)
    select webhook.hook, event.event_no
    from jsonb_array_elements(hooks) as one
    join webhook on webhook.hook = one ->> 'name'
    join event on event.at >= webhook.since and event.at > clock_timestamp() - interval '7 days'
              and one -> 'events' ? event.kind
    on conflict do nothing;
    insert into job (kind, subject)
    select distinct 'webhook', hook from webhook_delivery d
    where delivered_at is null and given_up_at is null
      and not exists (select from job where job.kind = 'webhook' and job.subject = d.hook and job.done_at is null)
    on conflict do nothing;
end $$;
comment on function avstamd.webhooks_spread(jsonb) is 'which hook is to be told of what';

-- The oldest event that a hook has not taken.  One that it has not taken for so long is given up, when it was tried.
create function avstamd.webhook_next(asked_hook text, give_up_seconds integer)
returns table (event_no bigint, event_id uuid, kind text, at text, path text, content jsonb)
language plpgsql security definer set search_path = avstamd, pg_temp as $$
begin
    update webhook_delivery d set given_up_at = clock_timestamp()
    from event
    where event.event_no = d.event_no and d.hook = asked_hook and d.delivered_at is null and d.given_up_at is null
      and d.attempts > 0 and event.at < clock_timestamp() - make_interval(secs => give_up_seconds);
    return query
        select event.event_no, event.event_id, event.kind,
               to_char(event.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'), event.path, event.content
        from webhook_delivery d join event using (event_no)
        where d.hook = asked_hook and d.delivered_at is null and d.given_up_at is null
        order by event.event_no limit 1;
end $$;
comment on function avstamd.webhook_next(text, integer) is 'what a hook is to be told of next; no row: nothing';

create function avstamd.webhook_told(asked_hook text, asked_event bigint, http_status integer, error text) returns void
language sql security definer set search_path = avstamd, pg_temp as $$
    update webhook_delivery
    set attempts = attempts + 1, http_status = webhook_told.http_status, last_error = webhook_told.error,
        delivered_at = case when webhook_told.error is null then clock_timestamp() end
    where hook = asked_hook and event_no = asked_event and delivered_at is null and given_up_at is null
$$;
comment on function avstamd.webhook_told(text, bigint, integer, text) is 'what became of an attempt; null error: it was taken';

-- What those who look after avstamd have to know.
create table avstamd.trouble (
    trouble_no   bigint generated always as identity primary key,
    kind         text not null,
    subject      text not null,
    since        timestamptz not null,
    text         text not null default '',
    told_at      timestamptz, -- last; null: not yet
    over_at      timestamptz,
    over_told_at timestamptz
);
create unique index trouble_once on avstamd.trouble (kind, subject) where over_at is null;
comment on table avstamd.trouble is 'what is or was wrong, and when operations were told';

create function avstamd.trouble_now() returns table (kind text, subject text, since timestamptz, text text)
language sql stable security definer set search_path = avstamd, pg_temp as $$
    select 'source', source, failing_since, last_error
    from source_state where failing_since < clock_timestamp() - interval '5 minutes'
    union all
    select 'quarantine', q.file_no || '/' || q.ordinal, q.since,
           coalesce((select name from receipt where receipt.file_no = q.file_no order by receipt_no limit 1), '')
    from quarantine q where q.discarded_at is null
    union all
    select 'night', 'missing', last_run.at, ''
    from (select coalesce((select max(finished_at) from reconciliation_run where reconciliation_run.kind = 'full'),
                          (select min(received_at) from receipt)) as at) as last_run
    where last_run.at < clock_timestamp() - interval '26 hours'
    union all
    select 'night', 'failed', job.created_at, job.last_error
    from job where job.kind = 'night' and job.done_at is null and job.last_error is not null
    union all
    select 'answer', response_no::text, aside_at,
           coalesce((select 'HTTP ' || http_status from response_attempt a where a.response_no = response.response_no
                     order by attempt_no desc limit 1), '')
    from response where done_at is null and aside_at is not null
    union all
    select 'answer', job.subject, job.created_at, job.last_error
    from job where job.kind = 'answer' and job.done_at is null and job.attempts >= 5 and job.last_error is not null
    union all
    select 'job', btrim(job.kind || ' ' || job.subject), job.created_at, job.last_error
    from job
    where job.kind not in ('source', 'night', 'answer', 'mail') and job.done_at is null and job.attempts >= 3
      and job.last_error is not null
    union all
    select distinct on (gone.kind, gone.subject) 'job', btrim(gone.kind || ' ' || gone.subject), gone.done_at,
           gone.last_error
    from job gone
    where gone.last_error is not null and gone.done_at > clock_timestamp() - interval '7 days'
      and gone.kind not in ('source', 'mail')
      and not exists (select from job later
                      where later.kind = gone.kind and later.subject = gone.subject and later.job_no > gone.job_no)
    union all
    select 'webhook', given_up.hook, given_up.first_at, given_up.events || ' händelser'
    from (select hook, min(given_up_at) as first_at, count(*) as events
          from webhook_delivery d
          where given_up_at > clock_timestamp() - interval '7 days'
            and not exists (select from webhook_delivery later
                            where later.hook = d.hook and later.delivered_at > d.given_up_at)
          group by hook) as given_up
    union all
    select 'mail', coalesce('användare ' || m.user_no, 'driften'), m.done_at,
           m.outcome || coalesce(' ' || substring(m.answer from '^[245][0-9][0-9](?: [245]\.[0-9]+\.[0-9]+)?'), '')
    from mail m
    where m.outcome <> 'taken' and m.done_at > clock_timestamp() - interval '7 days'
      and not exists (select from mail later where later.recipient = m.recipient and later.mail_no > m.mail_no
                                               and later.done_at is not null)
      and (m.user_no is null or exists (select from app_user u where u.user_no = m.user_no and u.mail = m.recipient
                                        and u.wants_mail and u.disabled_at is null))
$$;
comment on function avstamd.trouble_now() is 'what is wrong at this moment';

create function avstamd.trouble_look() returns void
language sql security definer set search_path = avstamd, pg_temp as $$
    with found as materialized (
        select distinct on (kind, subject) kind, subject, since, left(coalesce(text, ''), 500) as text
        from trouble_now() order by kind, subject, since
    ), put as (
        insert into trouble as known (kind, subject, since, text)
        select kind, subject, since, text from found
        on conflict (kind, subject) where over_at is null do update set text = excluded.text
        where known.text is distinct from excluded.text
    ), gone as (
        delete from trouble where over_told_at < clock_timestamp() - interval '90 days'
    )
    update trouble set over_at = clock_timestamp(), over_told_at = case when told_at is null then clock_timestamp() end
    where over_at is null
      and not exists (select from found where found.kind = trouble.kind and found.subject = trouble.subject)
$$;
comment on function avstamd.trouble_look() is 'internal: what began, and what is over (what nobody was told of is over without a word)';

-- [{"kind", "many", "rows": [{"subject", "since", "text"} …]} …], at most twenty rows of a kind.
create function avstamd.trouble_list(trouble_nos bigint[]) returns jsonb
language sql stable security definer set search_path = avstamd, pg_temp as $$
    with listed as (
        select kind, jsonb_build_object('subject', subject, 'text', text,
                         'since', to_char(since at time zone 'Europe/Stockholm', 'YYYY-MM-DD HH24:MI')) as row,
               row_number() over (partition by kind order by since, trouble_no) as place
        from trouble where trouble_no = any(trouble_nos)
    )
    select coalesce(jsonb_agg(jsonb_build_object('kind', kind, 'many', many, 'rows', rows) order by kind), '[]')
    from (select kind, count(*) as many, jsonb_agg(row order by place) filter (where place <= 20) as rows
          from listed group by kind) as kinds
$$;
comment on function avstamd.trouble_list(bigint[]) is 'internal: troubles as a mail tells them';

-- One mail with all that began, lasts and is over since the last; not sooner after that than `gather_seconds`.  What
-- lasts is told once a day.
create function avstamd.operations_make(recipients text[], gather_seconds integer) returns integer
language plpgsql security definer set search_path = avstamd, pg_temp as $$
declare
    began bigint[];
    lasting bigint[];
    over_now bigint[];
    content jsonb;
    made integer;
begin
    if not pg_try_advisory_xact_lock(hashtextextended('avstamd.operations', 0)) then
        return 0;
    end if;
    perform trouble_look();
    select coalesce(array_agg(trouble_no) filter (where told_at is null and over_at is null), '{}'),
           coalesce(array_agg(trouble_no) filter (where told_at < clock_timestamp() - interval '12 hours'
                                                  and over_at is null), '{}'),
           coalesce(array_agg(trouble_no) filter (where over_at is not null), '{}')
    into began, lasting, over_now
    from trouble where over_told_at is null;
    if not exists (select from trouble where trouble_no = any(lasting) and told_at < clock_timestamp() - interval '1 day') then
        lasting := '{}';
    end if;
    if cardinality(began || lasting || over_now) = 0
        or exists (select from mail where kind = 'operations'
                                      and made_at > clock_timestamp() - make_interval(secs => gather_seconds)) then
        return 0;
    end if;
    content := jsonb_build_object('began', trouble_list(began), 'lasting', trouble_list(lasting),
                                  'over', trouble_list(over_now));
    update trouble set told_at = case when over_at is null then clock_timestamp() else told_at end,
                       over_told_at = case when over_at is not null then clock_timestamp() end
    where trouble_no = any(began || lasting || over_now);
    insert into mail (kind, recipient, content, expires_at)
    select 'operations', recipient, content, clock_timestamp() + interval '3 days'
    from (select distinct unnest(recipients)) as listed (recipient);
    get diagnostics made = row_count;
    return made;
end $$;
comment on function avstamd.operations_make(text[], integer) is 'the mails to those who look after avstamd; how many';

create function avstamd.notices_forget() returns void
language sql security definer set search_path = avstamd, pg_temp as $$
    delete from event where at < clock_timestamp() - interval '90 days';
    delete from mail where made_at < clock_timestamp() - interval '90 days' and done_at is not null and items is null;
$$;
comment on function avstamd.notices_forget() is 'what was told more than 90 days ago; what a user knows that waits is kept';
