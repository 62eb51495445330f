-- Ordered and performed care by day, as the pages of a handläggare show it.
--
-- These are the facts, not the judgement: which visits count is decided by the reconciliation (visits
-- that somebody is at twice are asked of its findings).  They run with the rights of who asks, so that row
-- level security says whose care is seen.

-- What is asked of each row names nothing of a schema and sets no search_path: such a function becomes a part
-- of the query.

-- Numbers of an address are as long as anybody writes them.
create function avstamd.as_key(number bigint) returns integer language sql immutable parallel safe as $$
    select case when number between 0 and 2147483647 then number::integer when number is not null then 0 end
$$;
comment on function avstamd.as_key(bigint) is 'a number as a key; one too large for any is 0, which nothing has';

create function avstamd.visit_quantity(unit text, round_min integer, start_at timestamptz, end_at timestamptz)
returns numeric language sql immutable parallel safe as $$
    select case when end_at is null or end_at <= start_at then 0
                when unit <> 'hour' then 1
                when round_min > 0 then floor((extract(epoch from end_at - start_at) + round_min * 30)
                                              / (round_min * 60)) * round_min / 60
                else extract(epoch from end_at - start_at) / 3600 end
$$;
comment on function avstamd.visit_quantity(text, integer, timestamptz, timestamptz) is
    'a visit in the service''s unit, rounded as the service says';

-- Of absences that overlap or follow day on day, the days strictly inside: those that have such a day
-- before and after them.
create function avstamd.absent_days(client_nos integer[], first_day date, last_day date)
returns table (client_no integer, day date) language plpgsql stable parallel safe rows 30
set search_path = avstamd, pg_temp set plan_cache_mode = force_generic_plan as $$
#variable_conflict use_column
begin
    return query
    with away as (
        select distinct absence.client_no, each.day::date as day
        from absence
        cross join lateral generate_series(
            greatest(absence.first_day, absent_days.first_day - 1),
            least(coalesce(absence.last_day, absent_days.last_day + 1), absent_days.last_day + 1),
            interval '1 day') as each (day)
        where absence.client_no = any (client_nos) and absence.kind in ('hospital', 'away', 'short_term')
    )
    select away.client_no, away.day
    from away
    join away before on before.client_no = away.client_no and before.day = away.day - 1
    join away after on after.client_no = away.client_no and after.day = away.day + 1
    where away.day between absent_days.first_day and absent_days.last_day;
end $$;
comment on function avstamd.absent_days(integer[], date, date) is 'the days on which clients are absent';

-- In the service's unit.  performed has no visit of an absent day or after death; those stand beside it.
create function avstamd.care_days(account_nos integer[], first_day date, last_day date)
returns table (account_no integer, day date, ordered numeric, performed numeric, absent_performed numeric,
               dead_performed numeric, absent boolean, visits bigint)
language plpgsql stable parallel safe rows 60 set search_path = avstamd, pg_temp set plan_cache_mode = force_generic_plan as $$
#variable_conflict use_column
begin
    return query
    with wanted as (
        select account.account_no, account.client_no, client.died_on, service.unit, service.basis,
               service.round_visit_min, service.count_last_day
        from account join client using (client_no) join service using (service_no)
        where account.account_no = any (account_nos)
    ), calendar as (
        select each::date as day, extract(day from date_trunc('month', each) + interval '1 month - 1 day') as days
        from generate_series(care_days.first_day::timestamp, care_days.last_day::timestamp, interval '1 day') as each
    ), away as (
        select client_no, day
        from absent_days(array(select client_no from wanted), care_days.first_day, care_days.last_day)
    ), booked as (
        select care_order.account_no, calendar.day,
               sum(case when wanted.basis = 'fixed' then 1 / calendar.days
                        else care_order.quantity * care_order.staff_count
                             / case care_order.per when 'day' then 1 when 'week' then 7 else calendar.days end
                   end) as quantity
        from wanted
        join care_order using (account_no)
        join calendar on calendar.day >= care_order.valid_from
            and calendar.day <= coalesce(care_order.valid_to, 'infinity')
        group by care_order.account_no, calendar.day
    ), happened as (
        select visit.account_no, visit.care_day as day,
               case when visit.care_day > wanted.died_on then 'dead'
                    when away.day is not null and wanted.basis <> 'fixed' then 'absent' else 'done' end as what,
               sum(visit_quantity(wanted.unit, wanted.round_visit_min, visit.start_at, visit.end_at)) as quantity,
               count(*) as visits
        from wanted
        join visit using (account_no)
        left join away on away.client_no = wanted.client_no and away.day = visit.care_day
        where visit.care_day between care_days.first_day and care_days.last_day
          and visit.status = 'performed' and visit.end_at > visit.start_at and wanted.basis <> 'presence'
        group by visit.account_no, visit.care_day, what
        union all
        select stay.account_no, calendar.day,
               case when calendar.day > wanted.died_on then 'dead'
                    when away.day is not null then 'absent' else 'done' end, 1, 0
        from wanted
        join stay using (account_no)
        join calendar on calendar.day >= stay.moved_in
            and (stay.moved_out is null or calendar.day < stay.moved_out
                 or (wanted.count_last_day and calendar.day = stay.moved_out))
        left join away on away.client_no = wanted.client_no and away.day = calendar.day
        where wanted.basis = 'presence'
    ), summed as (
        select happened.account_no, happened.day,
               coalesce(sum(quantity) filter (where what = 'done'), 0) as done,
               coalesce(sum(quantity) filter (where what = 'absent'), 0) as absent,
               coalesce(sum(quantity) filter (where what = 'dead'), 0) as dead, sum(visits) as visits
        from happened group by happened.account_no, happened.day
    )
    select wanted.account_no, calendar.day, coalesce(booked.quantity, 0),
           case when wanted.unit = 'day' then least(coalesce(summed.done, 0), 1) else coalesce(summed.done, 0) end,
           case when wanted.unit = 'day' then least(coalesce(summed.absent, 0), 1) else coalesce(summed.absent, 0) end,
           case when wanted.unit = 'day' then least(coalesce(summed.dead, 0), 1) else coalesce(summed.dead, 0) end,
           away.day is not null, coalesce(summed.visits, 0)::bigint
    from wanted
    cross join calendar
    left join booked on booked.account_no = wanted.account_no and booked.day = calendar.day
    left join summed on summed.account_no = wanted.account_no and summed.day = calendar.day
    left join away on away.client_no = wanted.client_no and away.day = calendar.day;
end $$;
comment on function avstamd.care_days(integer[], date, date) is
    'what was ordered and performed on each day, in the service''s unit';

-- What a line asks for on one day: its quantity over the days of its period, less what was credited of it.
-- (Which day a line was settled against is not kept.)
create function avstamd.line_days(account_nos integer[], first_day date, last_day date)
returns table (account_no integer, document_no bigint, "position" integer, first date, last date, a_day numeric)
language plpgsql stable parallel safe rows 20 set search_path = avstamd, pg_temp set plan_cache_mode = force_generic_plan as $$
#variable_conflict use_column
begin
    return query
    select outcome.account_no, outcome.document_no, outcome.position,
           greatest(outcome.period_start, line_days.first_day), least(outcome.period_end, line_days.last_day),
           outcome.grains / 360000.0 / (outcome.period_end - outcome.period_start + 1)
               * (1 - outcome.received_ore::numeric / line.net_ore)
    from line_outcome outcome
    join document_line line using (document_no, position)
    join document using (document_no)
    where outcome.account_no = any (account_nos) and outcome.period_start <= line_days.last_day
      and outcome.period_end >= line_days.first_day and outcome.grains > 0
      and case when document.credit_note then line.net_ore < 0 else line.net_ore > 0 end;
end $$;
comment on function avstamd.line_days(integer[], date, date) is
    'invoiced quantity spread over the days of each line''s period, credited parts taken away';

-- The month in which something last happened to a client.
create function avstamd.latest_month(asked_client integer) returns date language plpgsql stable parallel safe
set search_path = avstamd, pg_temp as $$
begin
    return (select date_trunc('month', greatest(
                   (select max(care_day) from visit where account_no = any (accounts.list)),
                   (select max(period_end) from line_outcome where account_no = any (accounts.list)),
                   (select max(moved_in) from stay where account_no = any (accounts.list)),
                   case when cardinality(accounts.list) > 0 then (
                       select max(least(valid_from, today())) from care_order
                       where account_no = any (accounts.list)) end
               )::timestamp)::date
        from (select array(select account_no from account where client_no = asked_client) as list) as accounts);
end $$;
comment on function avstamd.latest_month(integer) is 'the month that is shown when nobody has chosen one';

-- The accounts and months of a client's time axis: what she has in a month, or what a document is about.
create function avstamd.axis_of(asked_client integer, asked_month date, asked_document bigint)
returns table (account_no integer, client_no integer, month date) language plpgsql stable parallel safe rows 6
set search_path = avstamd, pg_temp set plan_cache_mode = force_generic_plan as $$
#variable_conflict use_column
declare
    chosen constant date := case when asked_document is null then coalesce(asked_month, latest_month(asked_client)) end;
    ends constant date := chosen + interval '1 month - 1 day';
begin
    return query
    with touched as (
        select account.account_no, account.client_no, each.month::date as month
        from line_outcome outcome
        join account using (account_no)
        cross join lateral generate_series(date_trunc('month', outcome.period_start::timestamp),
                                           date_trunc('month', outcome.period_end::timestamp), interval '1 month')
            as each (month)
        where outcome.document_no = asked_document
          and account.client_no = asked_client
          and (asked_month is null or each.month = asked_month)
        union
        select account.account_no, account.client_no, chosen
        from account
        where chosen is not null and account.client_no = asked_client
          and (exists (select from care_order o where o.account_no = account.account_no
                       and o.valid_from <= ends and coalesce(o.valid_to, 'infinity') >= chosen)
               or exists (select from visit v where v.account_no = account.account_no
                          and v.care_day between chosen and ends)
               or exists (select from stay s where s.account_no = account.account_no
                          and s.moved_in <= ends and coalesce(s.moved_out, 'infinity') >= chosen)
               or exists (select from line_outcome l where l.account_no = account.account_no
                          and l.period_start <= ends and l.period_end >= chosen))
    )
    select * from touched order by client_no, month, account_no limit 200;
end $$;
comment on function avstamd.axis_of(integer, date, bigint) is
    'accounts and months of a client to draw: of a month (null: the latest), or of a document';

-- The same again for the queries after it; without search_path, as a part of each.  The arrays stand in selects of
-- their own, so that what is in them changes no plan.
create function avstamd.axis_named(account_nos integer[], months date[])
returns table (account_no integer, client_no integer, month date) language sql stable parallel safe rows 6 as $$
    select account.account_no, account.client_no, key.month
    from unnest((select axis_named.account_nos), (select axis_named.months)) as key (account_no, month)
    join avstamd.account on account.account_no = key.account_no
$$;
comment on function avstamd.axis_named(integer[], date[]) is 'accounts and months of a time axis, as axis_of() found them';

create function avstamd.axis_days(account_nos integer[], first_day date, last_day date)
returns table (account_no integer, day date, ordered numeric, performed numeric, absent_performed numeric,
               dead_performed numeric, absent boolean, visits bigint, invoiced numeric)
language plpgsql stable parallel safe rows 60 set search_path = avstamd, pg_temp set plan_cache_mode = force_generic_plan as $$
#variable_conflict use_column
begin
    return query
    with asked as (
        select line.account_no, each::date as day, sum(line.a_day) as quantity
        from line_days(account_nos, axis_days.first_day, axis_days.last_day) as line
        cross join lateral generate_series(line.first::timestamp, line.last::timestamp, interval '1 day') as each
        group by line.account_no, each
    )
    select care.account_no, care.day, care.ordered, care.performed, care.absent_performed, care.dead_performed,
           care.absent, care.visits, coalesce(asked.quantity, 0)
    from care_days(account_nos, axis_days.first_day, axis_days.last_day) as care
    left join asked on asked.account_no = care.account_no and asked.day = care.day;
end $$;
comment on function avstamd.axis_days(integer[], date, date) is 'the days of accounts, with what is invoiced';

insert into avstamd.setting (name, value, least, most, title) values
    ('confirm_difference_percent', 10, 0, 100,
     'Procent som utfört får avvika från beställt utan att räknas som en skillnad');

-- A month of accounts: ordered against delivered, what was invoiced of it, and whether that differs more than
-- the service or the setting allows, or has a finding that is the handläggare's to decide.
create function avstamd.care_month(account_nos integer[], month date)
returns table (account_no integer, ordered numeric, performed numeric, absent_performed numeric,
               dead_performed numeric, visits bigint, invoiced numeric, invoiced_ore bigint, payable_ore bigint,
               findings bigint, differs boolean)
language plpgsql stable parallel safe rows 6 set search_path = avstamd, pg_temp set plan_cache_mode = force_generic_plan as $$
#variable_conflict use_column
begin
    return query
    with bounds as (
        select care_month.month as first, (care_month.month + interval '1 month - 1 day')::date as last
    ), care as (
        select days.account_no, sum(days.ordered) as ordered, sum(days.performed) as performed,
               sum(days.absent_performed) as absent_performed, sum(days.dead_performed) as dead_performed,
               sum(days.visits)::bigint as visits
        from bounds cross join lateral care_days(account_nos, bounds.first, bounds.last) as days
        group by days.account_no
    ), asked as (
        select line.account_no, sum(line.a_day * (line.last - line.first + 1)) as quantity
        from bounds cross join lateral line_days(account_nos, bounds.first, bounds.last) as line
        group by line.account_no
    ), cost as ( -- whole lines, in the month in which their period begins
        select outcome.account_no,
               sum(case when document.credit_note then -line.net_ore else line.net_ore end)::bigint as invoiced_ore,
               sum(outcome.payable_ore)::bigint as payable_ore
        from bounds
        join line_outcome outcome on outcome.account_no = any (account_nos)
            and outcome.period_start between bounds.first and bounds.last
        join document_line line using (document_no, position)
        join document using (document_no)
        group by outcome.account_no
    ), found as (
        select finding.account_no, count(*) as many
        from bounds
        join finding on finding.account_no = any (account_nos) and finding.state = 'open'
            and finding.month = bounds.first and not finding.within_tolerance
        join finding_kind kind on kind.code = finding.code and kind.decider = 'officer'
        left join finding_review review on review.finding_no = finding.finding_no and review.reopened_at is null
        where review.finding_no is null
        group by finding.account_no
    )
    select care.account_no, round(care.ordered, 4), round(care.performed, 4), round(care.absent_performed, 4),
           round(care.dead_performed, 4), care.visits, round(coalesce(asked.quantity, 0), 4),
           coalesce(cost.invoiced_ore, 0), coalesce(cost.payable_ore, 0), coalesce(found.many, 0),
           coalesce(found.many, 0) > 0 or care.absent_performed > 0 or care.dead_performed > 0
           or (service.basis in ('performed', 'presence')
               and abs(care.performed - care.ordered) > greatest(service.tolerance_qty,
                   care.ordered * greatest(service.tolerance_pct, setting('confirm_difference_percent')) / 100))
    from care
    join account on account.account_no = care.account_no
    join service using (service_no)
    left join asked on asked.account_no = care.account_no
    left join cost on cost.account_no = care.account_no
    left join found on found.account_no = care.account_no
    where care.ordered > 0 or care.performed > 0 or care.absent_performed > 0 or care.dead_performed > 0
       or asked.quantity > 0 or cost.invoiced_ore <> 0;
end $$;
comment on function avstamd.care_month(integer[], date) is
    'ordered, performed and invoiced in a month, of those accounts that have anything';

-- What the sentence about a finding is made of; grains are decimals of the service's unit here.  The evidence also has
-- the visits that hers collide with, at other clients: they are not performed for her, and not everybody sees them.  As
-- on the time axis, what was performed on absent days and after death stands beside.
create view avstamd.finding_numbers with (security_invoker) as
select finding.finding_no,
       case service.unit when 'hour' then 'tim' when 'day' then 'dygn' when 'month' then 'mån' else 'st' end as unit,
       trim_scale(round(finding.quantity_grains / 360000.0, 2)) as quantity,
       trim_scale(round((evidence.numbers ->> 'invoiced_grains')::numeric / 360000, 2)) as invoiced,
       trim_scale(round((evidence.numbers ->> 'ordered_grains')::numeric / 360000, 2)) as ordered,
       trim_scale(round(coalesce((evidence.numbers ->> 'performed_grains')::numeric / 360000, visited.done), 2))
           as performed,
       trim_scale(round(visited.absent, 2)) as absent_performed, trim_scale(round(visited.dead, 2)) as dead_performed,
       evidence.numbers ->> 'contract_ore' as contract_ore, evidence.numbers ->> 'net_ore' as net_ore,
       evidence.numbers ->> 'vat_ore' as vat_ore, evidence.numbers ->> 'expected_vat_ore' as expected_vat_ore,
       cardinality(evidence.visits) as visits
from avstamd.finding
left join avstamd.finding_evidence evidence on evidence.finding_no = finding.finding_no
left join avstamd.account on account.account_no = finding.account_no
left join avstamd.client on client.client_no = account.client_no
left join avstamd.service on service.service_no = account.service_no
left join lateral (
    select sum(each.hours) filter (where each.what = 'absent') as absent,
           sum(each.hours) filter (where each.what = 'dead') as dead,
           case when count(*) > 0 then coalesce(sum(each.hours) filter (where each.what = 'done'), 0) end as done
    from (
        select avstamd.visit_quantity(service.unit, service.round_visit_min, visit.start_at, visit.end_at) as hours,
               case when visit.care_day > client.died_on then 'dead'
                    when visit.care_day = any (away.days) then 'absent' else 'done' end as what
        from avstamd.visit
        cross join (
            select array(select day from avstamd.absent_days(array[account.client_no], finding.month,
                                                             (finding.month + interval '1 month - 1 day')::date)
                         where cardinality(evidence.absences) > 0) as days) as away
        where service.unit = 'hour' and service.basis = 'performed' and evidence.numbers ->> 'performed_grains' is null
          and visit.visit_no = any (evidence.visits) and visit.account_no = finding.account_no
          and visit.status = 'performed'
          and visit.care_day >= finding.month and visit.care_day < finding.month + interval '1 month') as each
    ) as visited on true;
comment on view avstamd.finding_numbers is 'the quantities and amounts that a finding compares';

-- Frågor, a tab of it or one alone.  To answer: oppna and besvarade; one's own of others: stallda, svar (has come,
-- and what it is about waits for a decision) and klara.
create function avstamd.questions_shown(which text, asked bigint) returns setof avstamd.question
language sql stable as $$
    select question.*
    from avstamd.question
    cross join lateral (
        select question.answered_at is null and question.withdrawn_at is null as unanswered,
               question.withdrawn_at is not null or avstamd.question_decided(question) as closed,
           avstamd.my_question(question.question_no) or (select avstamd.has_role('auditor')) as reads) as now
    where case when asked is not null then question.question_no = asked and now.reads
               when which = 'oppna' then now.unanswered and not now.closed and now.reads
               when which = 'besvarade' then (not now.unanswered or now.closed) and now.reads
               else question.asked_by = (select avstamd.me())
                    and case which when 'stallda' then now.unanswered and not now.closed
                                   when 'svar' then not now.unanswered and not now.closed
                                   when 'klara' then now.closed else false end
          end
$$;
comment on function avstamd.questions_shown(text, bigint) is 'the questions of a tab of Frågor; asked: one that is hers to answer, or an auditor''s to read';

-- All of one's own clients of a month that differ in nothing and have no answer yet: as ordered, in one go that
-- undo_bulk() takes back.  `seen` is how many the page said; more or fewer are not confirmed unseen.
create function avstamd.confirm_plain(month date, seen integer) returns integer
language plpgsql security definer set search_path = avstamd, pg_temp as $$
declare
    first constant date := date_trunc('month', confirm_plain.month::timestamp)::date;
    chosen integer[];
    each integer;
begin
    if not has_role('officer', 'unit_manager') then
        perform refuse('AV001', 'Det bekräftar handläggaren.');
    elsif first is null or first + interval '1 month' > today() then
        perform refuse('AV006', 'Månaden är inte slut. Bekräfta klienterna en och en.');
    end if;
    select array_agg(plain.client_no order by plain.client_no) into chosen
    from (select account.client_no
          from care_month(array(select my_accounts()), first) as care join account using (account_no)
          where not exists (select from month_confirmation c
                            where c.client_no = account.client_no and c.month = first)
          group by account.client_no
          having not bool_or(care.differs)) as plain;
    if coalesce(cardinality(chosen), 0) <> coalesce(seen, -1) then
        perform refuse('AV003', 'Klienterna har ändrats sedan du öppnade sidan. Titta igen.');
    end if;
    perform set_config('avstamd.bulk', nextval('avstamd.bulk_no')::text, true);
    foreach each in array coalesce(chosen, '{}') loop
        perform confirm_month(each, first, 'as_ordered');
    end loop;
    perform set_config('avstamd.bulk', '', true);
    return coalesce(cardinality(chosen), 0);
end $$;
comment on function avstamd.confirm_plain(date, integer) is
    'as_ordered for one''s own clients without differences; gives how many';

-- Visits that run while another one does, of the same client beyond what is ordered or of the same staff at
-- another client: the one that started later, and for how long.  It looks at visits of clients whom the asker may not
-- see, and tells nothing of them.
create function avstamd.visit_collisions(account_nos integer[], first_day date, last_day date)
returns table (account_no integer, visit_no bigint, why text, hours numeric)
language plpgsql stable rows 10 security definer set search_path = avstamd, pg_temp as $$
declare
    wanted integer[] := account_nos;
begin
    if not sees_all() then
        wanted := array(select mine from my_accounts() as mine where mine = any (account_nos));
    end if;
    return query
    with own as (
    select visit.*, account.client_no, visit_identity.visit_id,
           coalesce((select max(o.staff_count) from care_order o
                     where o.account_no = visit.account_no and o.valid_from <= visit.care_day
                       and coalesce(o.valid_to, 'infinity') >= visit.care_day), 1) as allowed
    from visit
    join account on account.account_no = visit.account_no
    join visit_identity on visit_identity.visit_no = visit.visit_no
    where visit.account_no = any (wanted)
      and visit.care_day between visit_collisions.first_day and visit_collisions.last_day
      and visit.status = 'performed' and visit.end_at > visit.start_at
    ), met as (
    select own.account_no, own.visit_no, 'client' as why, own.allowed,
           tstzrange(other.start_at, other.end_at) * tstzrange(own.start_at, own.end_at) as span
    from own
    join visit other on other.account_no = own.account_no
        and other.care_day between own.care_day - 1 and own.care_day and other.visit_no <> own.visit_no
    join visit_identity on visit_identity.visit_no = other.visit_no
    where other.status = 'performed' and other.start_at < own.end_at and other.end_at > own.start_at
      and (other.start_at, visit_identity.visit_id) < (own.start_at, own.visit_id)
    union all
    select own.account_no, own.visit_no, 'staff', 1,
           tstzrange(other.start_at, other.end_at) * tstzrange(own.start_at, own.end_at)
    from own
    join visit other on other.staff_no = own.staff_no and other.start_at < own.end_at
        and other.start_at > own.start_at - interval '1 day'
        and other.care_day between own.care_day - 1 and own.care_day
    join account on account.account_no = other.account_no and account.client_no <> own.client_no
    join visit_identity on visit_identity.visit_no = other.visit_no
    where other.status = 'performed' and other.end_at > own.start_at
      and (other.start_at, visit_identity.visit_id) < (own.start_at, own.visit_id)
    ), united as (
    select met.account_no, met.visit_no, met.why, unnest(range_agg(met.span)) as span
    from met
    group by met.account_no, met.visit_no, met.why, met.allowed
    having count(*) >= met.allowed
    )
    select united.account_no, united.visit_no, united.why,
       sum(extract(epoch from upper(united.span) - lower(united.span))) / 3600
    from united
    group by united.account_no, united.visit_no, united.why;
end $$;
comment on function avstamd.visit_collisions(integer[], date, date) is
    'visits that collide with an earlier one: same client, or same staff elsewhere';
