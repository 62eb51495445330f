-- How decisions are made: nothing else writes a decision, a review or a state that people give.

-- What is to be paid, in the document's own direction (a credit note is below zero).  Withheld are the
-- open net findings that nobody chose to pay anyway; their VAT is withheld with them.
create function avstamd.pay_of(asked_document bigint, out invoiced_net_ore bigint,
    out withheld_ore bigint, out overridden_ore bigint, out pay_net_ore bigint, out vat_ore bigint,
    out prepaid_ore bigint, out rounding_ore bigint, out pay_ore bigint,
    out flagged_undecided integer, out needs_reason boolean)
language plpgsql stable security definer set search_path = avstamd, pg_temp as $$
declare
    doc document%rowtype;
    outcome document_outcome%rowtype;
    sign integer;
    own_rate numeric;
    less_vat numeric;
    wrong_vat bigint;
begin
    select * into doc from document where document_no = asked_document;
    select * into outcome from document_outcome where document_no = asked_document;
    if outcome.document_no is null then
        return;
    end if;
    sign := case when doc.credit_note then -1 else 1 end;
    own_rate := case when doc.net_ore = 0 then 0 else doc.vat_ore::numeric / doc.net_ore end;
    select coalesce(sum(f.amount_ore) filter (where f.withheld and not f.overridden), 0),
           coalesce(sum(f.amount_ore) filter (where f.withheld and f.overridden), 0),
           coalesce(sum(round(f.amount_ore * f.rate)) filter (where f.withheld and not f.overridden), 0),
           coalesce(sum(f.amount_ore) filter (where f.code = 'IN06' and not f.within_tolerance
                                              and not f.overridden and f.amount_ore > 0), 0),
           count(*) filter (where f.flags and not f.decided),
           coalesce(bool_or(f.flags and not f.decided and not f.withheld and f.code <> 'IN06'), false)
    into withheld_ore, overridden_ore, less_vat, wrong_vat, flagged_undecided, needs_reason
    from (select finding.code, finding.amount_ore, finding.within_tolerance,
                 kind.net and finding.amount_ore > 0 and not finding.within_tolerance as withheld,
                 coalesce(review.what = 'pay_anyway', false) as overridden,
                 review.finding_no is not null as decided,
                 not finding.within_tolerance and (kind.flags = 'always'
                     or (kind.flags = 'above_zero' and coalesce(finding.amount_ore, 0) >= 0)) as flags,
                 coalesce(service.vat_rate / 100, line.vat_rate / 100, own_rate) as rate
          from finding
          join finding_kind kind using (code)
          left join account using (account_no)
          left join service using (service_no)
          left join (select distinct on (line_id) line_id, vat_rate from document_line
                     where document_no = asked_document and line_id <> '' order by line_id, position) as line
              on line.line_id = finding.line_id
          left join finding_review review
              on review.finding_no = finding.finding_no and review.reopened_at is null
          where finding.document_no = asked_document and finding.state = 'open') as f;
    select less_vat + coalesce(sum(round((line.received_ore - line.given_ore)
                                         * coalesce(service.vat_rate / 100, 0))), 0)
    into less_vat
    from line_outcome line
    left join account using (account_no)
    left join service using (service_no)
    where line.document_no = asked_document and line.received_ore <> line.given_ore;
    invoiced_net_ore := sign * doc.net_ore;
    pay_net_ore := outcome.suggested_ore + overridden_ore;
    vat_ore := sign * (doc.vat_ore - wrong_vat) - less_vat;
    prepaid_ore := sign * coalesce(doc.prepaid_ore, 0);
    rounding_ore := sign * coalesce(doc.rounding_ore, 0);
    if pay_net_ore = 0 and withheld_ore <> 0 then -- nothing is paid, and nothing of its edges
        vat_ore := 0;
        prepaid_ore := 0;
        rounding_ore := 0;
    end if;
    pay_ore := pay_net_ore + vat_ore - prepaid_ore + rounding_ore;
end $$;
comment on function avstamd.pay_of(bigint) is 'internal: what is to be paid of a document, as decided until now';

create function avstamd.document_to_pay(document_no bigint, out invoiced_net_ore bigint,
    out withheld_ore bigint, out overridden_ore bigint, out pay_net_ore bigint, out vat_ore bigint,
    out prepaid_ore bigint, out rounding_ore bigint, out pay_ore bigint,
    out flagged_undecided integer, out needs_reason boolean)
language plpgsql stable security definer set search_path = avstamd, pg_temp as $$
begin
    if sees_document(document_to_pay.document_no) then
        select * from pay_of(document_to_pay.document_no)
        into invoiced_net_ore, withheld_ore, overridden_ore, pay_net_ore, vat_ore, prepaid_ore,
             rounding_ore, pay_ore, flagged_undecided, needs_reason;
    end if;
end $$;
comment on function avstamd.document_to_pay(bigint) is
    'what is to be paid: net, withheld, VAT, prepaid, rounding and sum; below zero for a credit note';

-- A person's own row counts before those of the roles, a row of the group before a general one; of
-- several roles the widest, of several groups on the document the narrowest.
create function avstamd.limit_of(of_user integer, asked_document bigint, out per_invoice numeric,
    out per_day numeric, out per_year numeric)
language plpgsql stable security definer set search_path = avstamd, pg_temp as $$
begin
    with service_of as (
        select distinct service_group.name
        from line_outcome left join account using (account_no) left join service_group using (service_no)
        where line_outcome.document_no = asked_document -- a line of no service belongs to no group
        union
        select null where not exists (select from line_outcome where document_no = asked_document)
    ), fitting as (
        select service_of.name as group_name, d.*,
               rank() over (partition by service_of.name
                            order by (d.user_no is not null) desc, (d.service_group is not null) desc) as place
        from service_of
        join delegation d on (d.service_group is null or d.service_group = service_of.name)
            and (d.user_no = of_user or d.role = any(roles_of(of_user)))
            and today() between d.valid_from and coalesce(d.valid_to, 'infinity') and d.ended_at is null
    ), widest as (
        select group_name, max(coalesce(per_invoice_ore, 'infinity'::numeric)) as invoice_ore,
               max(coalesce(per_day_ore, 'infinity'::numeric)) as day_ore,
               max(coalesce(per_year_ore, 'infinity'::numeric)) as year_ore
        from fitting where place = 1 group by group_name
    )
    select min(coalesce(widest.invoice_ore, 0)), min(coalesce(widest.day_ore, 0)),
           min(coalesce(widest.year_ore, 0))
    into per_invoice, per_day, per_year
    from service_of left join widest on widest.group_name is not distinct from service_of.name;
end $$;
comment on function avstamd.limit_of(integer, bigint) is 'internal: the delegation order for a user and a document';

create function avstamd.approved_by(of_user integer, since date) returns bigint
language plpgsql stable security definer set search_path = avstamd, pg_temp as $$
begin
    return (
        select coalesce(sum(abs(amount_ore)), 0) from decision
        where by_user = of_user and at >= since::timestamp at time zone 'Europe/Stockholm'
          and state_after = 'approved' and what in ('approve', 'pay_anyway')
          and not exists (select from decision later where later.undoes = decision.decision_no));
end $$;
comment on function avstamd.approved_by(integer, date) is 'internal: what a user approved since a day, in öre';

-- The rule itself: an amount beside what was used before, against the three limits.
create function avstamd.limit_admits(ore bigint, per_invoice numeric, per_day numeric, per_year numeric,
    used_day bigint, used_year bigint) returns boolean language sql immutable parallel safe as $$
    select abs(ore) <= per_invoice and abs(ore) + used_day <= per_day and abs(ore) + used_year <= per_year
$$;
comment on function avstamd.limit_admits(bigint, numeric, numeric, numeric, bigint, bigint) is
    'internal: may so much be approved within these limits?';

-- Is the amount within what the user may approve of this document, today and this year?
create function avstamd.within_limit(of_user integer, asked_document bigint, ore bigint) returns boolean
language plpgsql stable security definer set search_path = avstamd, pg_temp as $$
begin
    return (
        select limit_admits(ore, per_invoice, per_day, per_year, approved_by(of_user, today()),
                            approved_by(of_user, date_trunc('year', today())::date))
        from limit_of(of_user, asked_document));
end $$;
comment on function avstamd.within_limit(integer, bigint, bigint) is 'internal: asks the delegation order';

create function avstamd.overrode(of_user integer, asked_document bigint) returns boolean
language plpgsql stable security definer set search_path = avstamd, pg_temp as $$
begin
    return exists (
        select from finding_review review join finding using (finding_no)
        where finding.document_no = asked_document and review.by_user = of_user
          and review.what = 'pay_anyway' and review.reopened_at is null);
end $$;
comment on function avstamd.overrode(integer, bigint) is
    'internal: did the user decide to pay something here against a finding?';

create function avstamd.approval_limit(document_no bigint, known_pay_ore bigint default null, out limit_ore bigint, out used_day bigint,
    out used_year bigint, out pay_ore bigint, out alone boolean, out signed_by integer)
language plpgsql stable security definer set search_path = avstamd, pg_temp as $$
declare
    who constant integer := me();
    most record;
begin
    if who is null or not sees_document(approval_limit.document_no) then
        return;
    end if;
    select * into most from limit_of(who, approval_limit.document_no);
    pay_ore := coalesce(known_pay_ore, (select pay.pay_ore from pay_of(approval_limit.document_no) as pay));
    limit_ore := case when most.per_invoice < 'infinity' then most.per_invoice::bigint end;
    used_day := approved_by(who, today());
    used_year := approved_by(who, date_trunc('year', today())::date);
    alone := limit_admits(pay_ore, most.per_invoice, most.per_day, most.per_year, used_day, used_year)
             and not overrode(who, approval_limit.document_no);
    signed_by := (select review.first_by from document_review review
                  where review.document_no = approval_limit.document_no and review.final_by is null
                    and review.first_pay_ore = approval_limit.pay_ore);
end $$;
comment on function avstamd.approval_limit(bigint, bigint) is
    'may I approve it alone, of what document_to_pay says; how much (null: no limit), what I have used, and who has signed already';

create function avstamd.decision_add(what text, document_no bigint default null,
    finding_no bigint default null, reason text default null, note text default null,
    amount_ore bigint default null, state_before text default null, state_after text default null,
    client_no integer default null, month date default null, answer text default null,
    undoes bigint default null) returns bigint
language plpgsql security definer set search_path = avstamd, pg_temp as $$
declare
    added bigint;
begin
    if me() is null then
        perform refuse('AV001', 'Du är inte inloggad.');
    end if;
    insert into decision (what, document_no, finding_no, reason, text, amount_ore, state_before,
        state_after, client_no, month, answer, undoes, by_user, came_from, bulk_no)
    values (decision_add.what, decision_add.document_no, decision_add.finding_no,
        nullif(decision_add.reason, ''), nullif(btrim(note), ''), decision_add.amount_ore,
        decision_add.state_before, decision_add.state_after, decision_add.client_no, decision_add.month,
        decision_add.answer, decision_add.undoes, me(), came_from(),
        nullif(current_setting('avstamd.bulk', true), '')::bigint)
    returning decision_no into added;
    perform log_event('beslut: ' || decision_add.what, decision_add.client_no, decision_add.document_no,
                      decision_add.finding_no);
    return added;
exception when check_violation then
    perform refuse('AV006', 'Kommentaren är för lång.');
end $$;
comment on function avstamd.decision_add(text, bigint, bigint, text, text, bigint, text, text, integer,
    date, text, bigint) is 'internal: a decision by who is asking, and its line of the access log';

-- A reason of the list that fits; with "annat" also words.
create function avstamd.reason_check(reason text, decided text, note text, needed boolean) returns void
language plpgsql stable security definer set search_path = avstamd, pg_temp as $$
begin
    if coalesce(reason, '') = '' then
        if needed then
            perform refuse('AV005', 'Välj en orsak.');
        end if;
    elsif not exists (select from decision_reason r where r.code = reason and decided = any(r.what)) then
        perform refuse('AV006', 'Orsaken passar inte beslutet. Välj en annan.');
    elsif reason = 'annat' and coalesce(btrim(note), '') = '' then
        perform refuse('AV005', 'Skriv en kommentar när orsaken är Annat.');
    end if;
end $$;
comment on function avstamd.reason_check(text, text, text, boolean) is 'internal: AV005 without the reason that is needed';

create function avstamd.state_title(state text) returns text language sql immutable parallel safe
set search_path = avstamd, pg_temp as $$
    select case state when 'clean' then 'utan anmärkning' when 'flagged' then 'att granska'
        when 'in_review' then 'under granskning' when 'disputed' then 'bestriden'
        when 'stopped' then 'stoppad' when 'approved' then 'godkänd'
        when 'exported' then 'skickad till betalning' when 'paid' then 'betald' else state end
$$;
comment on function avstamd.state_title(text) is 'the Swedish word of a document''s state';

create function avstamd.decision_title(what text) returns text language sql immutable parallel safe
set search_path = avstamd, pg_temp as $$
    select case what when 'review' then 'granskning påbörjad' when 'approve' then 'godkänd'
        when 'pay_anyway' then 'betalas ändå' when 'dispute' then 'bestriden' when 'reopen' then 'granskas igen'
        when 'stop' then 'stoppad' when 'accept_finding' then 'beloppet hålls inne' when 'note' then 'kommentar'
        when 'ask_officer' then 'fråga till handläggaren' when 'answer' then 'svar från handläggaren'
        when 'confirm' then 'månad bekräftad' when 'undo' then 'ångrat' when 'assign' then 'tilldelad'
        when 'export' then 'skickad till betalning' when 'pay' then 'betald'
        when 'facts_changed' then 'underlaget ändrat' else what end
$$;
comment on function avstamd.decision_title(text) is 'the Swedish words of what was decided';

-- Nobody decides about a whole invoice who sees a part of it: a unit manager, whose clients are all that are
-- on it, or who sees every document.
create function avstamd.sees_whole(asked_document bigint) returns boolean
language plpgsql stable security definer set search_path = avstamd, pg_temp as $$
begin
    return sees_all() or (sees_document(asked_document)
        and not exists (select from line_outcome
                        where document_no = asked_document
                          and (account_no is null or account_no not in (select my_accounts()))));
end $$;
comment on function avstamd.sees_whole(bigint) is 'does she see every line of the document?';

-- The outcome, locked, if the user may decide about the document and it is as the page showed it.
create function avstamd.document_take(asked_document bigint, seen_state text) returns document_outcome
language plpgsql security definer set search_path = avstamd, pg_temp as $$
declare
    outcome document_outcome%rowtype;
begin
    if not has_role('finance', 'approver', 'unit_manager') then
        perform refuse('AV001', 'Din roll får inte besluta om fakturor.');
    elsif not sees_document(asked_document) then
        perform refuse('AV004', 'Fakturan finns inte, eller hör inte till dig.');
    elsif not sees_whole(asked_document) then
        perform refuse('AV004', 'Fakturan gäller också klienter utanför din enhet. Ekonomi och attestant avgör den.');
    end if;
    select * into outcome from document_outcome where document_no = asked_document for update;
    if outcome.document_no is null then
        perform refuse('AV003', 'Fakturan är inte avstämd ännu.');
    elsif seen_state is not null and seen_state <> outcome.state then
        perform refuse('AV003', format('Fakturan har ändrats sedan du öppnade den: den är nu %s.',
                                       state_title(outcome.state)));
    end if;
    return outcome;
end $$;
comment on function avstamd.document_take(bigint, text) is 'internal: locks a document that the user may decide about';

create function avstamd.document_move(asked_document bigint, state_after text) returns void
language sql security definer set search_path = avstamd, pg_temp as $$
    update document_outcome set state = state_after where document_no = asked_document
$$;
comment on function avstamd.document_move(bigint, text) is 'internal: one move; the trigger says whether there is such';

create function avstamd.document_needs(state text, wanted text) returns void
language plpgsql set search_path = avstamd, pg_temp as $$
begin
    if state <> wanted then
        perform refuse('AV003', format('Fakturan är %s. Det här beslutet går bara när den är %s.',
                                       state_title(state), state_title(wanted)));
    end if;
end $$;
comment on function avstamd.document_needs(text, text) is 'internal: AV003 in another state';

-- Paying against a finding of quantity or placement is the handläggare's decision, or her manager's,
-- as long as anybody is.
create view avstamd.finding_override as
select finding.finding_no, finding.document_no,
       case when finding.code = 'IN11' then false -- in another currency: the files to the finance system are in kronor
            when finding_kind.decider = 'officer' and app_user.user_no is not null
            then client.client_no in (select avstamd.my_clients())
                 and (select avstamd.has_role('officer', 'unit_manager'))
            else (select avstamd.has_role('finance', 'unit_manager')) end as allowed
from avstamd.finding join avstamd.finding_kind using (code)
left join avstamd.account using (account_no)
left join avstamd.client using (client_no)
left join avstamd.app_user on app_user.officer_id = client.officer and app_user.disabled_at is null;
comment on view avstamd.finding_override is 'internal: may who is asking decide to pay in spite of a finding?';

create function avstamd.may_override(asked_finding bigint) returns boolean
language sql stable security definer set search_path = avstamd, pg_temp as $$
    select allowed from finding_override where finding_no = asked_finding
$$;
comment on function avstamd.may_override(bigint) is 'may she decide to pay in spite of the finding?';

create function avstamd.override_refuse(asked_finding bigint, why text) returns void
language plpgsql stable security definer set search_path = avstamd, pg_temp as $$
begin
    if exists (select from finding where finding_no = asked_finding and code = 'IN11') then
        perform refuse('AV006', 'Fakturan är i en annan valuta än kronor och kan inte betalas härifrån. '
                                'Bestrid den, så att utföraren skickar en ny i kronor.');
    end if;
    perform refuse('AV004', why);
end $$;
comment on function avstamd.override_refuse(bigint, text) is 'internal: why a finding may not be paid in spite of it';

create function avstamd.overridable(asked_findings bigint[]) returns setof bigint
language plpgsql stable rows 20 security definer set search_path = avstamd, pg_temp as $$
begin
    return query select finding_no from finding_override where finding_no = any(asked_findings) and allowed;
end $$;
comment on function avstamd.overridable(bigint[]) is 'those of the findings that may_override says yes to';

create function avstamd.finding_decide(asked_finding bigint, what text, reason text, note text)
returns bigint language plpgsql security definer set search_path = avstamd, pg_temp as $$
declare
    decided finding%rowtype;
    added bigint;
begin
    select * into decided from finding where finding_no = asked_finding;
    added := decision_add(what, decided.document_no, asked_finding, reason, note, decided.amount_ore,
                          client_no => client_of_finding(asked_finding));
    if what in ('accept_finding', 'pay_anyway') then
        insert into finding_review (finding_no, decision_no, what, reason, amount_ore, quantity_grains, by_user, at)
        values (asked_finding, added, finding_decide.what, nullif(finding_decide.reason, ''),
                decided.amount_ore, decided.quantity_grains, me(), clock_timestamp())
        on conflict (finding_no) do update set
            decision_no = excluded.decision_no, what = excluded.what, reason = excluded.reason,
            amount_ore = excluded.amount_ore, quantity_grains = excluded.quantity_grains,
            by_user = excluded.by_user, at = excluded.at, reopened_at = null;
        update finding set grown = false where finding_no = asked_finding and grown;
    end if;
    return added;
end $$;
comment on function avstamd.finding_decide(bigint, text, text, text) is 'internal: the decision that stands for a finding';

-- Decisions about findings are made before the document's own.
create function avstamd.finding_document_open(asked_finding bigint) returns void
language plpgsql security definer set search_path = avstamd, pg_temp as $$
declare
    outcome document_outcome%rowtype;
begin
    select document_outcome.* into outcome
    from finding join document_outcome using (document_no)
    where finding.finding_no = asked_finding for update of document_outcome;
    if outcome.state in ('approved', 'exported', 'paid', 'stopped') then
        perform refuse('AV003', format('Fakturan är redan %s. Ångra det först.', state_title(outcome.state)));
    elsif outcome.state in ('clean', 'flagged') then
        perform document_move(outcome.document_no, 'in_review');
    end if;
    -- who signed first signed another content
    delete from document_review r where r.document_no = outcome.document_no and r.final_by is null;
end $$;
comment on function avstamd.finding_document_open(bigint) is
    'internal: the finding''s document, locked, in review and without a first signature, or AV003';

create function avstamd.decide_finding(finding_no bigint, what text, reason text default null,
    note text default null, seen_ore bigint default null) returns bigint
language plpgsql security definer set search_path = avstamd, pg_temp as $$
declare
    decided finding%rowtype;
begin
    if not has_role('finance', 'officer', 'unit_manager') then
        perform refuse('AV001', 'Din roll får inte besluta om avvikelser.');
    elsif not sees_finding(decide_finding.finding_no) then
        perform refuse('AV004', 'Avvikelsen finns inte, eller hör inte till dig.');
    elsif what not in ('accept_finding', 'pay_anyway', 'note') or what is null then
        perform refuse('AV006', 'Det beslutet finns inte.');
    end if;
    if what = 'note' then
        if coalesce(btrim(note), '') = '' then
            perform refuse('AV005', 'Skriv en kommentar.');
        end if;
        return finding_decide(decide_finding.finding_no, what, null, note);
    end if;
    perform finding_document_open(decide_finding.finding_no);
    select * into decided from finding f where f.finding_no = decide_finding.finding_no for update;
    if decided.state <> 'open' then
        perform refuse('AV003', 'Avvikelsen gäller inte längre.');
    elsif seen_ore is distinct from decided.amount_ore and seen_ore is not null then
        perform refuse('AV003', 'Beloppet har ändrats sedan du öppnade sidan. Titta igen.');
    elsif what = 'pay_anyway' and not may_override(decide_finding.finding_no) then
        perform override_refuse(decide_finding.finding_no, 'Det avgör handläggaren eller enhetschefen. Ställ en fråga.');
    end if;
    perform reason_check(reason, what, note, what = 'pay_anyway');
    return finding_decide(decide_finding.finding_no, what, reason, note);
end $$;
comment on function avstamd.decide_finding(bigint, text, text, text, bigint) is
    'accept_finding: the amount is withheld; pay_anyway: it is paid, with a reason; note';

-- Paying in full decides every finding that stands in the way.
create function avstamd.override_all(asked_document bigint, reason text, note text) returns void
language plpgsql security definer set search_path = avstamd, pg_temp as $$
declare
    blocking bigint;
begin
    for blocking in
        select finding.finding_no
        from finding join finding_kind kind using (code)
        left join finding_review review
            on review.finding_no = finding.finding_no and review.reopened_at is null
        where finding.document_no = asked_document and finding.state = 'open'
          and not finding.within_tolerance and review.what is distinct from 'pay_anyway'
          and (kind.flags = 'always' or (kind.flags = 'above_zero' and coalesce(finding.amount_ore, 0) >= 0))
        order by finding.finding_no
    loop
        if not may_override(blocking) then
            perform override_refuse(blocking,
                'Fakturan har avvikelser som handläggaren avgör. Ställ en fråga, eller betala enligt förslaget.');
        end if;
        perform finding_decide(blocking, 'pay_anyway', reason, note);
    end loop;
end $$;
comment on function avstamd.override_all(bigint, text, text) is 'internal: pays in spite of every finding of a document';

-- Alone within one's limit, else as the first of two; then as the second, who is another person and
-- within that person's limit.
create function avstamd.document_approve(outcome document_outcome, what text, reason text, note text)
returns text language plpgsql security definer set search_path = avstamd, pg_temp as $$
declare
    pay record;
    signed document_review%rowtype;
    added bigint;
    final boolean;
    second boolean;
    -- who decided against a finding on it, before or just now, does not approve it alone
    own_override boolean := overrode(me(), outcome.document_no);
begin
    -- One approval of a person at a time: what was used of the day's limit is counted.
    perform pg_advisory_xact_lock(hashtextextended('avstamd.approve', me()));
    select * into pay from pay_of(outcome.document_no);
    if pay.withheld_ore > 0 and exists (
        select from provider_setting s
        where s.provider_no = outcome.provider_no and s.partly_disputed = 'hold') then
        perform refuse('AV001', 'Utförarens fakturor hålls inne när en del är bestridd. Bestrid fakturan.');
    end if;
    select * into signed from document_review r where r.document_no = outcome.document_no for update;
    second := signed.first_by is not null and signed.first_pay_ore = pay.pay_ore;
    if second and signed.first_by = me() then
        perform refuse('AV001', 'Du har redan attesterat. En annan person måste göra den andra attesten.');
    elsif second and not has_role('approver', 'unit_manager') then
        perform refuse('AV001', 'Den andra attesten gör en attestant eller enhetschef.');
    elsif second and own_override then
        perform refuse('AV001', 'Du har själv beslutat om en avvikelse på fakturan. Någon annan måste attestera.');
    elsif second and not within_limit(me(), outcome.document_no, pay.pay_ore) then
        perform refuse('AV002', 'Beloppet är större än du får attestera. Be en attestant med högre gräns.');
    end if;
    final := second or (not own_override and within_limit(me(), outcome.document_no, pay.pay_ore));
    if outcome.state in ('clean', 'flagged') then
        perform document_move(outcome.document_no, 'in_review');
    end if;
    if final then
        perform document_move(outcome.document_no, 'approved');
    end if;
    added := decision_add(what, outcome.document_no, null, reason, note, pay.pay_ore, outcome.state,
                          case when final then 'approved' else 'in_review' end);
    if not second then
        delete from document_review r where r.document_no = outcome.document_no;
        insert into document_review (document_no) values (outcome.document_no);
    end if;
    if final then
        update document_review r
        set final_by = me(), final_at = clock_timestamp(), final_decision = added,
            pay_net_ore = pay.pay_net_ore, pay_ore = pay.pay_ore
        where r.document_no = outcome.document_no;
        return 'approved';
    end if;
    update document_review r
    set first_by = me(), first_at = clock_timestamp(), first_decision = added, first_pay_ore = pay.pay_ore
    where r.document_no = outcome.document_no;
    return 'awaits_second';
end $$;
comment on function avstamd.document_approve(document_outcome, text, text, text) is 'internal: one or two signatures';

create function avstamd.kronor(ore bigint) returns text language sql immutable strict parallel safe
set search_path = avstamd, pg_temp as $$
    select case when ore < 0 then '−' else '' end
        || regexp_replace((abs(ore) / 100)::text, '(\d)(?=(\d{3})+$)', E'\\1\u00a0', 'g')
        || ',' || lpad((abs(ore) % 100)::text, 2, '0') || E'\u00a0kr'
$$;
comment on function avstamd.kronor(bigint) is 'öre as 1 234,50 kr, with no-break spaces';

create function avstamd.decimal_kronor(ore bigint) returns text language sql immutable parallel safe
set search_path = avstamd, pg_temp as $$
    select case when ore < 0 then '-' else '' end || (abs(ore::numeric) * 0.01)::numeric(20, 2)::text
$$;
comment on function avstamd.decimal_kronor(bigint) is 'öre as 1234.50';

create function avstamd.document_dispute(outcome document_outcome, reason text, note text) returns text
language plpgsql security definer set search_path = avstamd, pg_temp as $$
declare
    added bigint;
    pay record;
begin
    select * into pay from pay_of(outcome.document_no);
    if outcome.state in ('clean', 'flagged') then
        perform document_move(outcome.document_no, 'in_review');
    end if;
    perform document_move(outcome.document_no, 'disputed');
    added := decision_add('dispute', outcome.document_no, null, reason, note, pay.withheld_ore,
                          outcome.state, 'disputed');
    delete from document_review r where r.document_no = outcome.document_no;
    insert into dispute (document_no, decision_no, amount_ore, vat_ore, draft, by_user)
    select outcome.document_no, added, coalesce(sum(f.net_ore), 0), coalesce(sum(f.vat_ore), 0),
           dispute_draft(outcome.document_no, document_dispute.reason), me()
    from disputed_finding f where f.document_no = outcome.document_no;
    return 'disputed';
end $$;
comment on function avstamd.document_dispute(document_outcome, text, text) is 'internal: a dispute and its draft';

create function avstamd.decide_document(document_no bigint, what text, reason text default null,
    note text default null, seen_state text default null, seen_pay_ore bigint default null) returns text
language plpgsql security definer set search_path = avstamd, pg_temp as $$
declare
    outcome document_outcome%rowtype;
    untouched boolean;
begin
    outcome := document_take(decide_document.document_no, seen_state);
    untouched := outcome.state in ('clean', 'flagged', 'in_review');
    case coalesce(what, '')
    when 'note' then
        if coalesce(btrim(note), '') = '' then
            perform refuse('AV005', 'Skriv en kommentar.');
        end if;
        perform decision_add('note', outcome.document_no, null, null, note);
        return outcome.state;
    when 'review' then
        if outcome.state not in ('clean', 'flagged') then
            perform document_needs(outcome.state, 'flagged');
        end if;
        perform reason_check(reason, what, note, false), document_move(outcome.document_no, 'in_review');
        perform decision_add('review', outcome.document_no, null, reason, note, null, outcome.state, 'in_review');
        return 'in_review';
    when 'approve', 'pay_anyway' then
        if not untouched then
            perform document_needs(outcome.state, 'in_review');
        end if;
        perform reason_check(reason, what, note,
                             what = 'pay_anyway' or (select needs_reason from pay_of(outcome.document_no)));
        if seen_pay_ore <> (select pay_ore from pay_of(outcome.document_no)) then
            perform refuse('AV003', 'Beloppet att betala har ändrats sedan du öppnade fakturan. Titta igen.');
        end if;
        if what = 'pay_anyway' then
            perform override_all(outcome.document_no, reason, note);
        end if;
        return document_approve(outcome, what, reason, note);
    when 'dispute' then
        if not untouched then
            perform document_needs(outcome.state, 'in_review');
        end if;
        perform reason_check(reason, what, note, true);
        return document_dispute(outcome, reason, note);
    when 'stop' then
        perform document_needs(outcome.state, 'disputed'), reason_check(reason, what, note, true),
                document_move(outcome.document_no, 'stopped');
        perform decision_add('stop', outcome.document_no, null, reason, note,
                             (select pay_ore from pay_of(outcome.document_no)), 'disputed', 'stopped');
        return 'stopped';
    when 'reopen' then
        perform document_needs(outcome.state, 'disputed'), reason_check(reason, what, note, false),
                document_move(outcome.document_no, 'in_review');
        update dispute d set cancelled_at = clock_timestamp()
        where d.document_no = outcome.document_no and d.cancelled_at is null;
        perform decision_add('reopen', outcome.document_no, null, reason, note, null, 'disputed', 'in_review');
        return 'in_review';
    else
        perform refuse('AV006', 'Det beslutet finns inte.');
    end case;
    return null;
end $$;
comment on function avstamd.decide_document(bigint, text, text, text, text, bigint) is
    'review, approve, pay_anyway (in full), dispute, reopen, stop or note; gives the state after, or awaits_second';

-- Each document on its own: what cannot be decided says why, the others are.  seen is what the list
-- showed: document, öre in question, document, öre …; where it is another now, nothing is decided.
create function avstamd.bulk_decide(document_nos bigint[], what text, reason text default null,
    note text default null, seen bigint[] default null) returns table (document_no bigint, outcome text, message text)
language plpgsql security definer set search_path = avstamd, pg_temp as $$
begin
    if coalesce(cardinality(document_nos), 0) not between 1 and 500 then
        perform refuse('AV006', 'Välj mellan 1 och 500 fakturor.');
    end if;
    perform set_config('avstamd.bulk', nextval('avstamd.bulk_no')::text, true);
    for document_no in select distinct chosen from unnest(document_nos) as chosen where chosen is not null order by 1
    loop
        begin
            if exists (select from generate_series(1, cardinality(seen), 2) as place
                       join document_outcome o on o.document_no = seen[place]
                       where seen[place] = bulk_decide.document_no and seen[place + 1] <> o.question_ore) then
                perform refuse('AV003', 'Beloppet har ändrats sedan du öppnade listan. Titta igen.');
            end if;
            outcome := decide_document(bulk_decide.document_no, what, reason, note);
            message := null;
        exception when others then
            if sqlstate not like 'AV%' then
                raise;
            end if;
            outcome := sqlstate;
            message := sqlerrm;
            insert into access_log (user_no, what, document_no, refused, came_from)
            values (me(), 'nekad: ' || bulk_decide.what, bulk_decide.document_no, sqlstate, came_from());
        end;
        return next;
    end loop;
    perform set_config('avstamd.bulk', '', true);
end $$;
comment on function avstamd.bulk_decide(bigint[], text, text, text, bigint[]) is
    'one decision about many documents; the decisions share bulk_no and undo_bulk() takes them back';
