-- Questions, answers, months confirmed, assignments, and taking decisions back.

-- The same rules as my_clients(), asked the other way round: of a finding its client, of a document those of its lines.
create function avstamd.users_on(asked_document bigint, asked_finding bigint)
returns table (user_no integer, client_no integer)
language sql stable security definer rows 20 set search_path = avstamd, pg_temp as $$
    with theirs as materialized (
        select client.client_no, client.officer, client.unit
        from client
        where client.client_no in (
            select account.client_no from line_outcome join account using (account_no)
            where asked_finding is null and line_outcome.document_no = asked_document
            union all
            select client_of_finding(asked_finding))
          and ((select sees_all()) or client.client_no in (select my_clients()))
    ), person as materialized (
        select u.user_no, u.officer_id, u.unit, roles_of(u.user_no) as roles
        from app_user u
        where u.disabled_at is null
          and (u.officer_id in (select officer from theirs) or u.unit in (select unit from theirs)
               or u.user_no in (select by_user from substitute where today() between valid_from and valid_to))
    )
    select person.user_no, theirs.client_no
    from theirs
    join person on person.officer_id = theirs.officer and 'officer' = any(person.roles)
    union
    select person.user_no, theirs.client_no
    from theirs
    join person on person.unit = theirs.unit and 'unit_manager' = any(person.roles)
    union
    select person.user_no, theirs.client_no
    from theirs
    join app_user away on away.officer_id = theirs.officer
    join substitute s on s.for_user = away.user_no and today() between s.valid_from and s.valid_to
    join person on person.user_no = s.by_user and person.roles && array['officer', 'unit_manager']
$$;
comment on function avstamd.users_on(bigint, bigint) is
    'whose client a finding or a document is about, of those she sees: the handläggare, who stands in today, managers of the unit';

-- An invoice is opened by finance, approvers and managers of units on it; a finding by its client's handläggare,
-- too.  A question is put to those whose client it is about; to anybody where that is nobody.  `clients` are those of
-- hers, blanks around each.
create function avstamd.people_on(document_no bigint, finding_no bigint default null)
returns table (user_no integer, opens boolean, asked boolean, clients text)
language sql stable security definer rows 20 set search_path = avstamd, pg_temp as $$
    with theirs as materialized (
        select users_on.user_no, concat(' ', string_agg(users_on.client_no::text, ' ' order by users_on.client_no), ' ') as clients
        from users_on(people_on.document_no, people_on.finding_no) group by users_on.user_no
    )
    select u.user_no,
           role.names && array['finance', 'approver']
               or (theirs.user_no is not null
                   and (people_on.finding_no is not null or 'unit_manager' = any(role.names))),
           role.names && array['officer', 'unit_manager']
               and (theirs.user_no is not null or not exists (select from theirs)),
           theirs.clients
    from app_user u cross join lateral (select roles_of(u.user_no) as names offset 0) as role
    left join theirs using (user_no)
    where u.disabled_at is null
$$;
comment on function avstamd.people_on(bigint, bigint) is
    'who may open a document or a finding and be given it, who may be asked about it, and whose clients it is about';

create function avstamd.ask(document_no bigint, finding_no bigint, question text,
    to_user integer default null) returns bigint
language plpgsql security definer set search_path = avstamd, pg_temp as $$
declare
    about bigint := coalesce(ask.document_no,
                             (select f.document_no from finding f where f.finding_no = ask.finding_no));
    client integer := client_of_finding(ask.finding_no);
    added bigint;
begin
    if not has_role('finance', 'approver', 'unit_manager') then
        perform refuse('AV001', 'Din roll får inte ställa frågor.');
    elsif (ask.document_no is null and ask.finding_no is null)
        or (ask.document_no is not null and not sees_document(ask.document_no))
        or (ask.finding_no is not null and not sees_finding(ask.finding_no))
        or (ask.document_no is not null and ask.finding_no is not null and ask.document_no is distinct from
            (select f.document_no from finding f where f.finding_no = ask.finding_no)) then
        perform refuse('AV004', 'Fakturan eller avvikelsen finns inte, eller hör inte till dig.');
    elsif coalesce(btrim(question), '') = '' then
        perform refuse('AV005', 'Skriv en fråga.');
    elsif length(question) > 10000 then
        perform refuse('AV006', 'Frågan är för lång.');
    elsif ask.to_user is not null
        and ask.to_user not in (select user_no from people_on(ask.document_no, ask.finding_no) where asked) then
        perform refuse('AV006', 'Frågan ställs till en handläggare eller enhetschef som har en klient på fakturan.');
    end if;
    if client is null and ask.finding_no is null then -- a document of one client has her handläggare
        select min(account.client_no) into client
        from line_outcome join account using (account_no)
        where line_outcome.document_no = ask.document_no
        having count(distinct account.client_no) = 1;
    end if;
    if ask.to_user is null
        and not exists (select from client c join app_user u on u.officer_id = c.officer
                        where c.client_no = client and u.disabled_at is null) then
        perform refuse('AV005', 'Välj vem frågan ska gå till.');
    end if;
    added := decision_add('ask_officer', about, ask.finding_no, null, question, client_no => client);
    insert into question (document_no, finding_no, client_no, asked_by, to_user, text, due_on, decision_no)
    values (about, ask.finding_no, client, me(), ask.to_user, btrim(question),
            today() + setting('due_days_officer'), added)
    returning question_no into added;
    if exists (select from document_outcome o where o.document_no = about and o.state in ('clean', 'flagged')) then
        perform document_move(about, 'in_review');
    end if;
    return added;
end $$;
comment on function avstamd.ask(bigint, bigint, text, integer) is
    'asks about a finding, or a document; without to_user the client''s handläggare';

-- Whose question is it to answer?  Asked of a person: hers, and of whoever stands in for her; asked
-- of the client's handläggare: of whoever has the client today.
create function avstamd.my_question(asked_question bigint) returns boolean language sql stable
parallel restricted security definer set search_path = avstamd, pg_temp as $$
    select has_role('officer', 'unit_manager')
       and (to_user = me()
            or (to_user is not null and exists (
                select from substitute s where s.for_user = to_user and s.by_user = me()
                and today() between s.valid_from and s.valid_to))
            or coalesce(is_mine(client_no), false))
    from question where question_no = asked_question
$$;
comment on function avstamd.my_question(bigint) is 'may she answer it?';

-- Nobody waits for the answer to a question about an invoice or a finding that is decided; it waits again when the
-- decision is taken back.  An answer that comes all the same is kept.
create function avstamd.question_decided(asked question) returns boolean language sql stable
parallel restricted security definer set search_path = avstamd, pg_temp as $$
    select exists (select from document_outcome outcome
                   where outcome.document_no = asked.document_no
                     and outcome.state in ('disputed', 'stopped', 'approved', 'exported', 'paid'))
        or exists (select from finding left join finding_review review using (finding_no)
                   where finding.finding_no = asked.finding_no
                     and (finding.state <> 'open'
                          or review.finding_no is not null and review.reopened_at is null))
$$;
comment on function avstamd.question_decided(question) is 'has what the question is about been decided?';

create function avstamd.answer(question_no bigint, text text) returns bigint
language plpgsql security definer set search_path = avstamd, pg_temp as $$
declare
    asked question%rowtype;
    added bigint;
begin
    select * into asked from question q where q.question_no = answer.question_no for update;
    if my_question(asked.question_no) is not true then
        perform refuse('AV004', 'Frågan finns inte, eller är inte ställd till dig.');
    elsif asked.answered_at is not null or asked.withdrawn_at is not null then
        perform refuse('AV003', 'Frågan är redan besvarad eller återtagen.');
    elsif coalesce(btrim(answer.text), '') = '' then
        perform refuse('AV005', 'Skriv ett svar.');
    end if;
    added := decision_add('answer', asked.document_no, asked.finding_no, null, answer.text,
                          client_no => asked.client_no);
    update question q set answered_by = me(), answered_at = clock_timestamp(), answer = btrim(answer.text)
    where q.question_no = asked.question_no;
    return added;
end $$;
comment on function avstamd.answer(bigint, text) is 'answers a question that is one''s own';

create function avstamd.confirm_month(client_no integer, month date, answer text, comment text default null)
returns bigint language plpgsql security definer set search_path = avstamd, pg_temp as $$
declare
    first date := date_trunc('month', confirm_month.month)::date;
    added bigint;
begin
    if not has_role('officer', 'unit_manager') then
        perform refuse('AV001', 'Det bekräftar handläggaren.');
    elsif is_mine(confirm_month.client_no) is not true then
        perform refuse('AV004', 'Klienten finns inte, eller är inte din.');
    elsif coalesce(answer, '') not in ('as_ordered', 'need_changed', 'not_performed', 'unknown') then
        perform refuse('AV006', 'Välj ett av svaren.');
    elsif first is null or first > today() then
        perform refuse('AV006', 'Månaden har inte börjat.');
    elsif answer in ('need_changed', 'not_performed') and coalesce(btrim(comment), '') = '' then
        perform refuse('AV005', 'Skriv vad som har ändrats eller inte utförts.');
    end if;
    added := decision_add('confirm', note => comment, client_no => confirm_month.client_no, month => first,
                          answer => confirm_month.answer);
    insert into month_confirmation (client_no, month, answer, comment, by_user, at, decision_no)
    values (confirm_month.client_no, first, confirm_month.answer, nullif(btrim(confirm_month.comment), ''),
            me(), clock_timestamp(), added)
    on conflict on constraint month_confirmation_pkey do update set
        answer = excluded.answer, comment = excluded.comment, by_user = excluded.by_user,
        at = excluded.at, decision_no = excluded.decision_no;
    return added;
end $$;
comment on function avstamd.confirm_month(integer, date, text, text) is
    'the handläggare''s word for a client''s month: as_ordered, need_changed, not_performed or unknown';

-- Finance hands documents and its findings to colleagues, a unit manager those of the unit.
create function avstamd.assign(document_no bigint, finding_no bigint, to_user integer, due_on date default null)
returns void language plpgsql security definer set search_path = avstamd, pg_temp as $$
begin
    if not has_role('finance', 'unit_manager') then
        perform refuse('AV001', 'Din roll får inte fördela arbete.');
    elsif num_nonnulls(assign.document_no, assign.finding_no) <> 1
        or not (case when assign.document_no is not null then sees_whole(assign.document_no)
                     else sees_finding(assign.finding_no) end) then
        perform refuse('AV004', 'Fakturan eller avvikelsen finns inte, eller hör inte till dig.');
    elsif num_nonnulls(assign.to_user, assign.due_on) = 0 then
        perform refuse('AV006', 'Välj en person eller ett datum.');
    elsif assign.to_user is not null
        and assign.to_user not in (select user_no from people_on(assign.document_no, assign.finding_no) where opens) then
        perform refuse('AV006', case when assign.document_no is not null
            then 'Välj någon som kan öppna fakturan: ekonomi, attestant eller enhetschef för en klient på den.'
            else 'Välj någon som kan öppna avvikelsen: ekonomi, attestant eller klientens handläggare, vikarie eller enhetschef.' end);
    elsif assign.due_on < today() then
        perform refuse('AV006', 'Sista dagen har redan passerat. Välj i dag eller en senare dag.');
    end if;
    update assignment a set ended_at = clock_timestamp()
    where a.ended_at is null and (a.document_no = assign.document_no or a.finding_no = assign.finding_no);
    insert into assignment (document_no, finding_no, to_user, due_on, by_user)
    values (assign.document_no, assign.finding_no, assign.to_user, assign.due_on, me());
    perform decision_add('assign', assign.document_no, assign.finding_no,
                         note => concat_ws(', ', 'till användare ' || assign.to_user, assign.due_on));
end $$;
comment on function avstamd.assign(bigint, bigint, integer, date) is
    'a document or a finding to a person, or until another day; one of the two numbers';

-- What stood for a finding before a decision that is taken back.
create function avstamd.finding_before(asked_finding bigint, before bigint) returns void
language plpgsql security definer set search_path = avstamd, pg_temp as $$
declare
    former decision%rowtype;
begin
    select * into former from decision d
    where d.finding_no = asked_finding and d.decision_no < before
      and d.what in ('accept_finding', 'pay_anyway')
      and not exists (select from decision later where later.undoes = d.decision_no)
    order by d.decision_no desc limit 1;
    if former.decision_no is null then
        delete from finding_review r where r.finding_no = asked_finding;
    else
        update finding_review r
        set decision_no = former.decision_no, what = former.what, reason = former.reason,
            amount_ore = former.amount_ore, by_user = former.by_user, at = former.at,
            reopened_at = case when f.amount_ore > former.amount_ore then clock_timestamp() end
        from finding f
        where r.finding_no = asked_finding and f.finding_no = asked_finding;
    end if;
end $$;
comment on function avstamd.finding_before(bigint, bigint) is 'internal: the decision that stands when a later one is undone';

-- Clean or flagged, as the next run would say.
create function avstamd.document_untouched(asked_document bigint) returns text
language sql stable security definer set search_path = avstamd, pg_temp as $$
    select case when coalesce(bool_or(kind.flags = 'always'
                    or (kind.flags = 'above_zero' and coalesce(finding.amount_ore, 0) >= 0)), false)
                then 'flagged' else 'clean' end
    from finding join finding_kind kind using (code)
    where finding.document_no = asked_document and finding.state = 'open' and not finding.within_tolerance
$$;
comment on function avstamd.document_untouched(bigint) is 'internal: the state of a document that nobody has touched';

create function avstamd.document_undo(taken decision) returns text
language plpgsql security definer set search_path = avstamd, pg_temp as $$
declare
    now_state text;
    back text := taken.state_before;
begin
    select state into now_state from document_outcome
    where document_outcome.document_no = taken.document_no for update;
    if now_state <> taken.state_after then
        perform refuse('AV003', format('Fakturan är nu %s; beslutet går inte att ångra.', state_title(now_state)));
    end if;
    if taken.what in ('approve', 'pay_anyway') then
        if exists (select from document_review r
                   where r.document_no = taken.document_no and r.first_decision <> taken.decision_no
                     and r.final_decision = taken.decision_no) then
            update document_review r -- the first signature stands
            set final_by = null, final_at = null, final_decision = null, pay_ore = null, pay_net_ore = null
            where r.document_no = taken.document_no;
            back := 'in_review';
        else
            delete from document_review r where r.document_no = taken.document_no;
        end if;
    elsif taken.what = 'dispute' then
        update dispute d set cancelled_at = clock_timestamp() where d.decision_no = taken.decision_no;
        if exists (select from dispute d where d.decision_no = taken.decision_no and d.sent_at is not null) then
            perform refuse('AV003', 'Brevet är redan skickat till utföraren. Välj Granska igen i stället.');
        end if;
    elsif taken.what = 'reopen' then
        perform refuse('AV003', 'Bestrid fakturan igen i stället.');
    end if;
    if back in ('clean', 'flagged') then
        back := document_untouched(taken.document_no);
    end if;
    if now_state <> back and now_state <> 'in_review' and back in ('clean', 'flagged') then
        perform document_move(taken.document_no, 'in_review');
    end if;
    if now_state <> back then
        perform document_move(taken.document_no, back);
    end if;
    return back;
end $$;
comment on function avstamd.document_undo(decision) is 'internal: the move back, and the signatures';

-- One's own latest decision about a thing, until the payment is exported.
create function avstamd.undo(decision_no bigint) returns text
language plpgsql security definer set search_path = avstamd, pg_temp as $$
declare
    taken decision%rowtype;
    back text;
begin
    select * into taken from decision d where d.decision_no = undo.decision_no;
    if taken.decision_no is null or taken.by_user is distinct from me() or me() is null then
        perform refuse('AV004', 'Beslutet finns inte, eller är inte ditt.');
    elsif taken.what in ('undo', 'answer', 'assign', 'note') then
        perform refuse('AV006', 'Det går inte att ångra; skriv en ny kommentar i stället.');
    elsif exists (select from decision d where d.undoes = taken.decision_no) then
        perform refuse('AV003', 'Beslutet är redan ångrat.');
    elsif not (case when taken.what in ('confirm', 'answer') then has_role('officer', 'unit_manager')
                    when taken.finding_no is not null then has_role('finance', 'officer', 'unit_manager')
                    else has_role('finance', 'approver', 'unit_manager') end) then
        perform refuse('AV001', 'Din roll får inte ångra det längre.');
    elsif (taken.document_no is not null and not sees_document(taken.document_no))
        or (taken.finding_no is not null and not sees_finding(taken.finding_no))
        or (taken.what = 'confirm' and is_mine(taken.client_no) is not true) then
        perform refuse('AV004', 'Det hör inte längre till dig.');
    end if;
    if taken.what = 'confirm' then
        delete from month_confirmation c where c.decision_no = taken.decision_no;
        if not found then
            perform refuse('AV003', 'Månaden har bekräftats på nytt.');
        end if;
        insert into month_confirmation (client_no, month, answer, comment, by_user, at, decision_no)
        select d.client_no, d.month, d.answer, d.text, d.by_user, d.at, d.decision_no from decision d
        where d.client_no = taken.client_no and d.month = taken.month and d.what = 'confirm'
          and d.decision_no < taken.decision_no
          and not exists (select from decision later where later.undoes = d.decision_no)
        order by d.decision_no desc limit 1;
    elsif taken.what = 'ask_officer' then
        update question q set withdrawn_at = clock_timestamp()
        where q.decision_no = taken.decision_no and q.answered_at is null;
        if not found then
            perform refuse('AV003', 'Frågan är redan besvarad.');
        end if;
    elsif taken.finding_no is not null then
        if taken.document_no is not null then
            perform finding_document_open(taken.finding_no);
        end if;
        if not exists (select from finding_review r where r.decision_no = taken.decision_no) then
            perform refuse('AV003', 'Det finns ett senare beslut. Ångra det först.');
        end if;
        perform finding_before(taken.finding_no, taken.decision_no);
    else
        if taken.what in ('review', 'approve', 'pay_anyway', 'dispute', 'stop', 'reopen') and exists (
            select from decision d
            where d.document_no = taken.document_no and d.finding_no is null
              and d.decision_no > taken.decision_no
              and d.what in ('review', 'approve', 'pay_anyway', 'dispute', 'stop', 'reopen', 'facts_changed')
              and not exists (select from decision later where later.undoes = d.decision_no)) then
            perform refuse('AV003', 'Det finns ett senare beslut. Ångra det först.');
        end if;
        back := document_undo(taken);
    end if;
    perform decision_add('undo', taken.document_no, taken.finding_no, null, null, taken.amount_ore,
                         taken.state_after, back, taken.client_no, taken.month, null, taken.decision_no);
    return coalesce(back, (select o.state from document_outcome o where o.document_no = taken.document_no));
end $$;
comment on function avstamd.undo(bigint) is
    'takes one''s own decision back: AV003 when somebody decided after it, or it is exported; gives the state';

create function avstamd.undo_bulk(bulk_no bigint) returns integer
language plpgsql security definer set search_path = avstamd, pg_temp as $$
declare
    each bigint;
    undone integer := 0;
begin
    for each in select d.decision_no from decision d
                where d.bulk_no = undo_bulk.bulk_no and d.by_user = me() and d.what <> 'undo'
                  and not exists (select from decision later where later.undoes = d.decision_no)
                order by d.decision_no desc
    loop
        begin
            perform undo(each);
            undone := undone + 1;
        exception when others then
            if sqlstate not like 'AV%' then
                raise;
            end if;
        end;
    end loop;
    return undone;
end $$;
comment on function avstamd.undo_bulk(bigint) is 'takes back what can be of a decision about many; how many it was';

create function avstamd.dispute_take(dispute_no bigint) returns dispute
language plpgsql security definer set search_path = avstamd, pg_temp as $$
declare
    found_one dispute%rowtype;
begin
    select * into found_one from dispute d where d.dispute_no = dispute_take.dispute_no for update;
    if not has_role('finance', 'unit_manager') or found_one.dispute_no is null
        or not sees_whole(found_one.document_no) then
        perform refuse('AV004', 'Bestridandet finns inte, eller hör inte till dig.');
    elsif found_one.sent_at is not null or found_one.cancelled_at is not null then
        perform refuse('AV003', 'Texten är redan skickad, eller bestridandet återtaget.');
    end if;
    return found_one;
end $$;
comment on function avstamd.dispute_take(bigint) is 'internal: a dispute that may still be changed, locked';

create function avstamd.dispute_edit(dispute_no bigint, draft text) returns void
language plpgsql security definer set search_path = avstamd, pg_temp as $$
declare
    taken dispute%rowtype := dispute_take(dispute_edit.dispute_no);
begin
    if coalesce(btrim(dispute_edit.draft), '') = '' then
        perform refuse('AV005', 'Skriv en text till utföraren.');
    elsif length(dispute_edit.draft) > 50000 then
        perform refuse('AV006', 'Texten är för lång.');
    end if;
    update dispute d set draft = dispute_edit.draft, edited_by = me(), edited_at = clock_timestamp()
    where d.dispute_no = taken.dispute_no;
    perform log_event('ändrade text till utföraren', document_no => taken.document_no);
end $$;
comment on function avstamd.dispute_edit(bigint, text) is 'another text to the provider, until it is sent';

create function avstamd.dispute_sent(dispute_no bigint, draft text default null) returns void
language plpgsql security definer set search_path = avstamd, pg_temp as $$
declare
    taken dispute%rowtype := dispute_take(dispute_sent.dispute_no);
begin
    if dispute_sent.draft is distinct from taken.draft and dispute_sent.draft is not null then
        perform dispute_edit(taken.dispute_no, dispute_sent.draft);
    end if;
    update dispute d set sent_by = me(), sent_at = clock_timestamp() where d.dispute_no = taken.dispute_no;
    perform log_event('skickade text till utföraren', document_no => taken.document_no);
end $$;
comment on function avstamd.dispute_sent(bigint, text) is 'the text is sent, as it is given here, and stands as it is';

-- Why it stands that a text is sent; null: the mark may be taken back.
create function avstamd.dispute_stands(asked_dispute bigint) returns text
language plpgsql stable security definer set search_path = avstamd, pg_temp as $$
declare
    sent dispute%rowtype;
    doc document%rowtype;
begin
    select * into sent from dispute d where d.dispute_no = asked_dispute;
    select * into doc from document where document_no = sent.document_no;
    return case
        when sent.dispute_no is null or not sees_whole(sent.document_no) then 'Bestridandet finns inte, eller hör inte till dig.'
        when sent.sent_at is null then 'Texten är inte markerad som skickad.'
        when sent.cancelled_at is not null
            or (select state from document_outcome o where o.document_no = sent.document_no) <> 'disputed'
            then 'Fakturan är inte bestriden längre.'
        when exists (select from response r where r.dispute_no = sent.dispute_no)
            then 'Texten har redan gått till utföraren. Välj Granska igen på fakturan i stället.'
        when exists (
            select from document credit join file using (file_no)
            where credit.seller_id = doc.seller_id and credit.credit_note and credit.document_no <> doc.document_no
              and file.received_at > sent.sent_at
              and (doc.invoice_no = any(credit.preceding)
                   or (credit.preceding = '{}' and exists (
                       select from line_outcome line
                       where line.document_no = doc.document_no and line.received_ore <> 0))))
            then 'Utföraren har redan svarat med en kreditfaktura.' end;
end $$;
comment on function avstamd.dispute_stands(bigint) is
    'why a text that is marked as sent stays so: the provider has it or has answered; null: it may be taken back';

create function avstamd.dispute_unsent(dispute_no bigint) returns void
language plpgsql security definer set search_path = avstamd, pg_temp as $$
declare
    taken dispute%rowtype;
    stands text;
begin
    select * into taken from dispute d where d.dispute_no = dispute_unsent.dispute_no for update;
    if not has_role('finance', 'unit_manager') or taken.dispute_no is null
        or not sees_whole(taken.document_no) then
        perform refuse('AV004', 'Bestridandet finns inte, eller hör inte till dig.');
    end if;
    stands := dispute_stands(taken.dispute_no);
    if stands is not null then
        perform refuse('AV003', stands);
    end if;
    update dispute d set sent_by = null, sent_at = null where d.dispute_no = taken.dispute_no;
    perform log_event('ångrade att text till utföraren är skickad', document_no => taken.document_no);
end $$;
comment on function avstamd.dispute_unsent(bigint) is 'the text was not sent after all; it stays as it is and may be changed';

create function avstamd.recovery_set(claim_no bigint, state text, note text default null) returns void
language plpgsql security definer set search_path = avstamd, pg_temp as $$
declare
    claim recovery_claim%rowtype;
begin
    select * into claim from recovery_claim c where c.claim_no = recovery_set.claim_no for update;
    if not has_role('finance', 'unit_manager') or claim.claim_no is null
        or not sees_whole(claim.document_no) then
        perform refuse('AV004', 'Återkravet finns inte, eller hör inte till dig.');
    elsif coalesce(recovery_set.state, '') not in ('open', 'sent', 'recovered', 'written_off') then
        perform refuse('AV006', 'Den åtgärden finns inte.');
    elsif claim.state in ('recovered', 'written_off', 'void') then
        perform refuse('AV003', 'Återkravet är redan avslutat.');
    elsif recovery_set.state = 'written_off' and coalesce(btrim(recovery_set.note), '') = '' then
        perform refuse('AV005', 'Skriv varför återkravet skrivs av.');
    elsif recovery_set.state = 'written_off' and not has_role('unit_manager', 'approver') then
        perform refuse('AV001', 'Ett återkrav skrivs av av enhetschef eller attestant.');
    end if;
    update recovery_claim c
    set state = recovery_set.state, note = coalesce(nullif(btrim(recovery_set.note), ''), c.note),
        changed_by = me(), changed_at = clock_timestamp()
    where c.claim_no = claim.claim_no;
    perform decision_add('note', claim.document_no, null, null,
                         concat_ws(': ', 'Återkrav ' || claim.claim_no || ' ' || recovery_set.state,
                                   nullif(btrim(recovery_set.note), '')), claim.amount_ore);
exception when unique_violation then
    perform refuse('AV003', 'Det finns ett nyare återkrav för fakturan.');
end $$;
comment on function avstamd.recovery_set(bigint, text, text) is 'follows an återkrav up';

create function avstamd.provider_setting_set(provider_no integer, partly_disputed text) returns void
language plpgsql security definer set search_path = avstamd, pg_temp as $$
begin
    if not has_role('finance', 'administrator') then
        perform refuse('AV001', 'Din roll får inte ändra hur utförarens fakturor betalas.');
    end if;
    insert into provider_setting (provider_no, partly_disputed, set_by)
    values (provider_setting_set.provider_no, provider_setting_set.partly_disputed, me())
    on conflict on constraint provider_setting_pkey do update set
        partly_disputed = excluded.partly_disputed, set_by = excluded.set_by, set_at = clock_timestamp();
    perform log_event(format('utförare %s: %s', provider_setting_set.provider_no,
                             provider_setting_set.partly_disputed));
exception when check_violation or foreign_key_violation or not_null_violation then
    perform refuse('AV006', 'Utföraren eller valet finns inte.');
end $$;
comment on function avstamd.provider_setting_set(integer, text) is 'pay_as_suggested or hold when a part is disputed';

create function avstamd.filter_save(page text, name text, query text) returns integer
language plpgsql security definer set search_path = avstamd, pg_temp as $$
declare
    added integer;
begin
    if me() is null then
        perform refuse('AV001', 'Du är inte inloggad.');
    end if;
    insert into saved_filter (user_no, page, name, query)
    values (me(), filter_save.page, btrim(filter_save.name), filter_save.query)
    on conflict on constraint saved_filter_user_no_page_name_key do update set query = excluded.query
    returning filter_no into added;
    return added;
exception when check_violation or not_null_violation then
    perform refuse('AV006', 'Filtret behöver ett namn på högst 100 tecken.');
end $$;
comment on function avstamd.filter_save(text, text, text) is 'keeps a filter by name; the same name again replaces it';

create function avstamd.filter_delete(filter_no integer) returns void
language plpgsql security definer set search_path = avstamd, pg_temp as $$
begin
    delete from saved_filter f where f.filter_no = filter_delete.filter_no and f.user_no = me();
    if not found then
        perform refuse('AV004', 'Filtret finns inte, eller är inte ditt.');
    end if;
end $$;
comment on function avstamd.filter_delete(integer) is 'forgets one of one''s own filters';

-- Everything kept about one person.  For a protected person her own handläggare alone.
create function avstamd.may_extract(asked integer, why text) returns void
language plpgsql security definer set search_path = avstamd, pg_temp as $$
begin
    if not has_role('officer', 'unit_manager') then
        perform refuse('AV001', 'Registerutdrag lämnas av handläggaren eller enhetschefen.');
    elsif not exists (select from my_named_clients() as mine (no) where mine.no = asked) then
        perform refuse('AV004', 'Klienten finns inte, eller är inte din.');
    elsif coalesce(btrim(why), '') = '' then
        perform refuse('AV005', 'Skriv varför utdraget tas ut.');
    end if;
end $$;
comment on function avstamd.may_extract(integer, text) is 'internal: refuses extracts about others'' clients';

create function avstamd.everything_about(asked integer) returns jsonb
language sql stable security definer set search_path = avstamd, pg_temp as $$
    select jsonb_build_object(
        'client', (select to_jsonb(c) from client c where c.client_no = asked),
        'aliases', (select coalesce(jsonb_agg(to_jsonb(a)), '[]') from client_alias a where a.client_no = asked),
        'orders', (select coalesce(jsonb_agg(to_jsonb(o) || jsonb_build_object('provider', p.name, 'service', s.name)
                                             order by o.valid_from, o.order_id), '[]')
                   from care_order o join account using (account_no) join provider p using (provider_no)
                   join service s using (service_no) where account.client_no = asked),
        'visits', (select coalesce(jsonb_agg(to_jsonb(v) || jsonb_build_object('provider', p.name, 'service', s.name)
                                             order by v.start_at, v.visit_no), '[]')
                   from visit v join account using (account_no) join provider p using (provider_no)
                   join service s using (service_no) where account.client_no = asked),
        'stays', (select coalesce(jsonb_agg(to_jsonb(t) order by t.moved_in, t.stay_no), '[]')
                  from stay t join account using (account_no) where account.client_no = asked),
        'absences', (select coalesce(jsonb_agg(to_jsonb(a) order by a.first_day, a.absence_no), '[]')
                     from absence a where a.client_no = asked),
        'invoice_lines', (select coalesce(jsonb_agg(to_jsonb(l) || jsonb_build_object('invoice_no', d.invoice_no,
                                              'seller_name', d.seller_name) order by d.document_no, l.position), '[]')
                          from line_outcome o join account using (account_no)
                          join document_line l on l.document_no = o.document_no and l.position = o.position
                          join document d on d.document_no = o.document_no where account.client_no = asked),
        'findings', (select coalesce(jsonb_agg(to_jsonb(f) order by f.finding_no), '[]')
                     from finding f join account using (account_no) where account.client_no = asked),
        'decisions', (select coalesce(jsonb_agg(to_jsonb(d) - 'came_from' order by d.decision_no), '[]')
                      from decision d where d.client_no = asked),
        'questions', (select coalesce(jsonb_agg(to_jsonb(q) order by q.question_no), '[]')
                      from question q where q.client_no = asked),
        'confirmations', (select coalesce(jsonb_agg(to_jsonb(m) order by m.month), '[]')
                          from month_confirmation m where m.client_no = asked),
        'former', (select coalesce(jsonb_agg(jsonb_build_object('kind', h.kind, 'changed_at', h.changed_at,
                                             'withdrawn', h.withdrawn, 'former', h.former)
                                             order by h.fact_history_no), '[]')
                   from fact_history h
                   where (h.former ->> 'client_no')::integer = asked
                      or (h.former ->> 'account_no')::integer in (select a.account_no from account a
                                                                  where a.client_no = asked)),
        'read_by', (select coalesce(jsonb_agg(jsonb_build_object('at', l.at, 'who', u.name, 'what', l.what)
                                              order by l.log_no), '[]')
                    from access_log l left join app_user u using (user_no) where l.client_no = asked))
$$;
comment on function avstamd.everything_about(integer) is 'internal: all that is kept about a person';

create function avstamd.register_extract(client_no integer, why text) returns jsonb
language plpgsql security definer set search_path = avstamd, pg_temp as $$
declare
    asked integer := register_extract.client_no;
begin
    perform may_extract(asked, why);
    insert into register_extract_log (client_no, by_user, why, came_from)
    values (asked, me(), btrim(why), came_from());
    perform log_event('registerutdrag', asked);
    return everything_about(asked);
end $$;
comment on function avstamd.register_extract(integer, text) is
    'registerutdrag: everything kept about one person, and a line in its own log';

-- The same seed draws the same rows of the same population, on any day and any server.
create function avstamd.sample_draw(kind text, first_day date, last_day date, percent numeric, seed text)
returns bigint language plpgsql security definer set search_path = avstamd, pg_temp as $$
declare
    added bigint;
    found_many integer;
begin
    if not has_role('unit_manager', 'finance') or (kind = 'documents' and not has_role('finance')) then
        perform refuse('AV001', 'Din roll får inte dra det stickprovet.');
    end if;
    create temporary table sample_population (item bigint primary key, name text collate "C", client_no integer)
        on commit drop;
    if kind = 'orders' then
        insert into sample_population
        select o.order_no, o.order_id, a.client_no
        from care_order o join account a using (account_no)
        where o.valid_from <= sample_draw.last_day
          and coalesce(o.valid_to, 'infinity') >= sample_draw.first_day
          and (sees_all() or a.client_no in (select my_clients()));
    else
        insert into sample_population
        select d.document_no, d.seller_id || '/' || d.invoice_no || '/' || d.document_no, null
        from document d join document_outcome using (document_no)
        where d.issue_date between sample_draw.first_day and sample_draw.last_day
          and document_outcome.state in ('approved', 'exported', 'paid');
    end if;
    get diagnostics found_many = row_count;
    insert into sample (kind, first_day, last_day, percent, seed, population, drawn_by)
    values (sample_draw.kind, sample_draw.first_day, sample_draw.last_day, sample_draw.percent,
            sample_draw.seed, found_many, me())
    returning sample_no into added;
    insert into sample_item (sample_no, place, item, client_no)
    select added, drawn.place, drawn.item, drawn.client_no
    from (select p.item, p.client_no,
                 row_number() over (order by sha256(convert_to(sample_draw.seed || '/' || p.name, 'UTF8')),
                                             p.name) as place
          from sample_population p) as drawn
    where drawn.place <= ceil(found_many * sample_draw.percent / 100);
    drop table sample_population;
    perform log_event(format('stickprov %s av %s', added, sample_draw.kind));
    return added;
exception when check_violation or not_null_violation then
    perform refuse('AV006', 'Ange vad, en period, en procentsats mellan 0 och 100 och ett frö.');
end $$;
comment on function avstamd.sample_draw(text, date, date, numeric, text) is
    'draws orders or approved documents of a period at random, reproducibly by the seed';

create function avstamd.sample_check(sample_no bigint, item bigint, outcome text, checklist jsonb default '{}',
    comment text default null) returns void
language plpgsql security definer set search_path = avstamd, pg_temp as $$
declare
    drawn sample_item%rowtype;
begin
    select * into drawn from sample_item i
    where i.sample_no = sample_check.sample_no and i.item = sample_check.item for update;
    if not has_role('unit_manager', 'finance') or drawn.item is null
        or not (sees_all() or coalesce(is_mine(drawn.client_no), false)) then
        perform refuse('AV004', 'Stickprovet finns inte, eller hör inte till dig.');
    elsif coalesce(sample_check.outcome, '') not in ('ok', 'remark', 'wrong') then
        perform refuse('AV006', 'Välj ett utfall.');
    elsif sample_check.outcome <> 'ok' and coalesce(btrim(sample_check.comment), '') = '' then
        perform refuse('AV005', 'Skriv vad som anmärks.');
    end if;
    update sample_item i
    set outcome = sample_check.outcome, checklist = coalesce(sample_check.checklist, '{}'),
        comment = nullif(btrim(sample_check.comment), ''), checked_by = me(), checked_at = clock_timestamp()
    where i.sample_no = drawn.sample_no and i.item = drawn.item;
    perform log_event(format('stickprov %s: %s', drawn.sample_no, sample_check.outcome), drawn.client_no);
end $$;
comment on function avstamd.sample_check(bigint, bigint, text, jsonb, text) is
    'the outcome of one drawn row: ok, remark or wrong, with what was checked';

-- The bytes as received name persons: for those who see whole documents, and logged.
create function avstamd.document_source(document_no bigint) returns bytea
language plpgsql security definer set search_path = avstamd, pg_temp as $$
begin
    if me() is null or not sees_all() then
        perform refuse('AV004', 'Din roll får inte se originalet.');
    end if;
    perform log_event('originalfaktura', document_no => document_source.document_no);
    return (select f.content from document d join file f using (file_no)
            where d.document_no = document_source.document_no);
end $$;
comment on function avstamd.document_source(bigint) is 'the file as it was received, for finance, approver and auditor';

-- The payment file's own steps, by the worker.
create function avstamd.documents_exported(document_nos bigint[], what text default 'export') returns integer
language plpgsql security definer set search_path = avstamd, pg_temp as $$
declare
    moved integer;
    wanted text := case what when 'export' then 'exported' when 'pay' then 'paid' end;
begin
    if wanted is null then
        perform refuse('AV006', 'export eller pay');
    end if;
    with stepped as (
        update document_outcome set state = wanted
        where document_no = any(document_nos)
          and state = case wanted when 'exported' then 'approved' else 'exported' end
        returning document_no)
    insert into decision (document_no, what, amount_ore, state_before, state_after)
    select stepped.document_no, documents_exported.what, r.pay_ore,
           case wanted when 'exported' then 'approved' else 'exported' end, wanted
    from stepped left join document_review r using (document_no);
    get diagnostics moved = row_count;
    return moved;
end $$;
comment on function avstamd.documents_exported(bigint[], text) is
    'export: approved documents become exported; pay: those become paid; how many it was';
