-- The queue as its pages ask for it.  Everything here is for those who see every document: that is asked
-- once, and not of each row.

-- Judged or not; the filters stand outside, so that what is judged keeps the order of its indexes.
create view avstamd.document_queue as
select document_no, provider_no, tab, invoice_number, is_credit, issue_date, due_date, seller, words, invoiced_ore,
       question_ore, state, codes
from avstamd.document_outcome
union all
select document.document_no, null::integer, 'waiting'::text collate "C", document.invoice_no,
       document.credit_note, document.issue_date, coalesce(document.due_date, document.issue_date + 30),
       coalesce(document.seller_name, document.seller_id) collate "sv-x-icu",
       lower(concat_ws(' ', document.invoice_no, document.seller_name, document.seller_id,
                       document.buyer_reference, document.order_reference)),
       case when document.credit_note then -document.net_ore else document.net_ore end, 0::bigint,
       'received'::text, '{}'::text[] collate "C"
from avstamd.document_waiting join avstamd.document using (document_no);
comment on view avstamd.document_queue is 'internal: every document as the queue shows it';

-- A view with parameters, planned together with the query that uses it.  A word is looked for in numbers,
-- names and references; a client's code must be whole.
create function avstamd.queue(tab text, words text, provider_no bigint, code text, month date, least_ore bigint,
    responsible integer)
returns setof avstamd.document_queue language sql stable parallel safe as $$
    select *
    from avstamd.document_queue listed
    where (queue.tab is null or listed.tab = queue.tab)
      and (queue.words is null or strpos(listed.words, lower(queue.words)) > 0
           or listed.document_no in (
               select line.document_no
               from avstamd.client
               join avstamd.account using (client_no)
               join avstamd.line_outcome line using (account_no)
               where client.client_id = queue.words))
      and (queue.provider_no is null or listed.provider_no = queue.provider_no)
      and (queue.code is null or listed.codes @> array[queue.code])
      and (queue.month is null or listed.issue_date >= queue.month
                                  and listed.issue_date < queue.month + interval '1 month')
      and (queue.least_ore is null or listed.question_ore >= queue.least_ore)
      and (queue.responsible is null or listed.document_no in (
               select coalesce(assigned.document_no, finding.document_no)
               from avstamd.assignment assigned left join avstamd.finding using (finding_no)
               where assigned.to_user = queue.responsible and assigned.ended_at is null))
$$;
comment on function avstamd.queue(text, text, bigint, text, date, bigint, integer) is
    'internal: the documents of a tab that pass the filters; null is no filter';

-- Of all documents of a tab, or of all tabs: nobody counts them, their tally says it.
create function avstamd.queue_sums(tab text, out documents bigint, out net_ore bigint, out question_ore bigint)
language plpgsql stable security definer set search_path = avstamd, pg_temp as $$
begin
    select coalesce(sum(tally.documents), 0), coalesce(sum(tally.invoiced_ore), 0), coalesce(sum(tally.question_ore), 0)
    into documents, net_ore, question_ore
    from document_tally tally where queue_sums.tab is null or tally.tab = queue_sums.tab;
    if queue_sums.tab is null then
        select queue_sums.documents + count(*),
               queue_sums.net_ore + coalesce(sum(case when credit_note then -document.net_ore else document.net_ore end), 0)
        into documents, net_ore
        from document_waiting join document using (document_no);
    end if;
end $$;
comment on function avstamd.queue_sums(text) is 'internal: how many documents a tab has, and their sums; null: all tabs';

-- A plan for each call: what sorts and what is not asked for are known then.
create function avstamd.queue_page(tab text, words text, provider_no bigint, code text, month date,
    least_ore bigint, mine boolean, sorted text, page bigint)
returns table (place bigint, document_no bigint, invoice_no text, credit_note boolean, issue_date date,
               due_date date, seller text, net_ore bigint, question_ore bigint, state text, second boolean,
               titles text, questions bigint, answers bigint, responsible text, respond_by date, documents bigint,
               sum_net_ore bigint, sum_question_ore bigint, "foreign" boolean)
language plpgsql stable security definer
set search_path = avstamd, pg_temp set plan_cache_mode = force_custom_plan as $$
#variable_conflict use_column
declare
    whose constant integer := case when queue_page.mine then me() end;
    skipped constant bigint := (greatest(least(queue_page.page, 1000000), 1) - 1) * 50;
    filtered constant boolean :=
        num_nonnulls(words, queue_page.provider_no, code, queue_page.month, least_ore, whose) > 0;
begin
    if sees_all() then
        return query
        with listed as not materialized (
            select * from queue(queue_page.tab, queue_page.words, queue_page.provider_no, queue_page.code,
                                queue_page.month, queue_page.least_ore, whose)
        ), summed as (
            select count(*) as documents, sum(invoiced_ore)::bigint as net_ore, sum(question_ore)::bigint as question_ore
            from listed where filtered having filtered
            union all
            select * from queue_sums(queue_page.tab) where not filtered
        ), chosen as (
            select * from listed
            order by
                case sorted when 'faktura' then invoice_number end collate "C",
                case sorted when '-faktura' then invoice_number end collate "C" desc,
                case sorted when 'utforare' then seller end collate "sv-x-icu",
                case sorted when '-utforare' then seller end collate "sv-x-icu" desc,
                case sorted when 'datum' then issue_date when 'forfaller' then due_date end,
                case sorted when '-datum' then issue_date when '-forfaller' then due_date end desc,
                case sorted when 'belopp' then invoiced_ore when 'ifragasatt' then question_ore end,
                case sorted when '-belopp' then invoiced_ore when '-ifragasatt' then question_ore end desc,
                case when sorted not like '-%' then document_no end,
                case when sorted like '-%' then document_no end desc
            limit 50 offset skipped
        ), shown as (
            select skipped + row_number() over () as place, * from chosen
        )
        select shown.place, shown.document_no, shown.invoice_number, shown.is_credit, shown.issue_date,
               shown.due_date, shown.seller, shown.invoiced_ore, shown.question_ore, shown.state,
               shown.tab = 'second',
               (select string_agg(kind.title, ' · ' order by kind.title) from finding_kind kind
                where kind.code = any (shown.codes)),
               asked.questions, asked.answers, app_user.name, assignment.due_on, summed.documents, summed.net_ore,
               summed.question_ore, 'IN11' = any (shown.codes)
        from shown cross join summed
        cross join lateral (
            select count(*) filter (where answered_at is null) as questions, count(answered_at) as answers
            from question
            where question.document_no = shown.document_no and withdrawn_at is null
              and not question_decided(question)) as asked
        left join assignment on assignment.document_no = shown.document_no and assignment.ended_at is null
        left join app_user on app_user.user_no = assignment.to_user
        order by shown.place;
        if not found and skipped > 0 then -- past the end, or it was just emptied: the last page that there is
            return query
            select again.* from queue_page(queue_page.tab, queue_page.words, queue_page.provider_no, queue_page.code,
                queue_page.month, queue_page.least_ore, queue_page.mine, queue_page.sorted,
                (select greatest((count(*) + 49) / 50, 1)
                 from queue(queue_page.tab, queue_page.words, queue_page.provider_no, queue_page.code,
                            queue_page.month, queue_page.least_ore, whose))) as again;
        end if;
    end if;
end $$;
comment on function avstamd.queue_page(text, text, bigint, text, date, bigint, boolean, text, bigint) is
    'a page of 50 of the queue in an order, with the sums of all of it, for those who see all documents';

create function avstamd.queue_tabs(out review bigint, out second bigint, out disputed bigint)
language sql stable security definer set search_path = avstamd, pg_temp as $$
    select coalesce(sum(documents) filter (where tab = 'review'), 0),
           coalesce(sum(documents) filter (where tab = 'second'), 0),
           coalesce(sum(documents) filter (where tab = 'disputed'), 0)
    from document_tally where (select sees_all())
$$;
comment on function avstamd.queue_tabs() is 'how many documents wait under each tab, for those who see them all';

-- The list as it is opened, straight from its index: how many come before a document when those with
-- most in question stand first, and its neighbours.
create function avstamd.queue_place_opened(tab text, amount bigint, asked bigint, out ahead bigint,
    out lower_one bigint, out upper_one bigint)
language plpgsql stable security definer set search_path = avstamd, pg_temp as $$
begin
    select count(*) into ahead from document_outcome o
    where o.tab = queue_place_opened.tab and (o.question_ore, o.document_no) > (amount, asked);
    select document_no into lower_one from document_outcome o
    where o.tab = queue_place_opened.tab and (o.question_ore, o.document_no) < (amount, asked)
    order by question_ore desc, document_no desc limit 1;
    select document_no into upper_one from document_outcome o
    where o.tab = queue_place_opened.tab and (o.question_ore, o.document_no) > (amount, asked)
    order by question_ore, document_no limit 1;
end $$;
comment on function avstamd.queue_place_opened(text, bigint, bigint) is
    'internal: a document''s place and neighbours by the amount in question, in a tab without filters';

-- Documents are compared by what the queue is sorted by and then by number; a neighbour is also found
-- when the document itself has left the list, by a decision.
create function avstamd.queue_place(tab text, words text, provider_no bigint, code text, month date,
    least_ore bigint, mine boolean, sorted text, asked bigint, out documents bigint, out place bigint,
    out before bigint, out after bigint)
language plpgsql stable security definer
set search_path = avstamd, pg_temp set plan_cache_mode = force_custom_plan as $$
#variable_conflict use_column
declare
    whose constant integer := case when queue_place.mine then me() end;
    this document_outcome%rowtype;
    criterion constant text := ltrim(sorted, '-');
    descends constant boolean := sorted like '-%';
    my_amount bigint;
    my_number text collate "C";
    my_name text collate "sv-x-icu";
    counted record;
begin
    select * into this from document_outcome where document_no = asked and (select sees_all());
    if this.document_no is null then
        return;
    end if;
    my_amount := case criterion when 'datum' then this.issue_date - date '2000-01-01'
                         when 'forfaller' then this.due_date - date '2000-01-01'
                         when 'belopp' then this.invoiced_ore
                         when 'ifragasatt' then this.question_ore else 0 end;
    my_number := case criterion when 'faktura' then this.invoice_number else '' end;
    my_name := case criterion when 'utforare' then this.seller else '' end;
    if criterion = 'ifragasatt' and queue_place.tab is not null and whose is null
        and num_nonnulls(words, queue_place.provider_no, code, queue_place.month, least_ore) = 0 then
        select sums.documents as listed, this.tab = queue_place.tab as is_listed,
               case when descends then opened.ahead else sums.documents - opened.ahead - 1 end as ahead,
               opened.lower_one, opened.upper_one
        into counted
        from queue_sums(queue_place.tab) as sums, queue_place_opened(queue_place.tab, my_amount, asked) as opened;
    else
        with ranked as not materialized (
            select document_no,
                   case criterion when 'datum' then issue_date - date '2000-01-01'
                           when 'forfaller' then due_date - date '2000-01-01' when 'belopp' then invoiced_ore
                           when 'ifragasatt' then question_ore else 0 end as amount,
                   case criterion when 'faktura' then invoice_number else '' end collate "C" as number,
                   case criterion when 'utforare' then seller else '' end collate "sv-x-icu" as name
            from queue(queue_place.tab, queue_place.words, queue_place.provider_no, queue_place.code,
                       queue_place.month, queue_place.least_ore, whose)
        )
        select (select count(*) from ranked) as listed,
               exists (select from ranked where document_no = asked) as is_listed,
               (select count(*) from ranked
                where case when descends
                           then (amount, number, name, document_no) > (my_amount, my_number, my_name, asked)
                           else (amount, number, name, document_no) < (my_amount, my_number, my_name, asked) end) as ahead,
               (select document_no from ranked
                where (amount, number, name, document_no) < (my_amount, my_number, my_name, asked)
                order by amount desc, number desc, name desc, document_no desc limit 1) as lower_one,
               (select document_no from ranked
                where (amount, number, name, document_no) > (my_amount, my_number, my_name, asked)
                order by amount, number, name, document_no limit 1) as upper_one
        into counted;
    end if;
    documents := counted.listed;
    if counted.is_listed then
        place := 1 + counted.ahead;
    end if;
    before := case when descends then counted.upper_one else counted.lower_one end;
    after := case when descends then counted.lower_one else counted.upper_one end;
end $$;
comment on function avstamd.queue_place(text, text, bigint, text, date, bigint, boolean, text, bigint) is
    'where a document stands in the queue, and its neighbours there, for those who see all documents';

create function avstamd.document_source_size(document_no bigint) returns bigint
language sql stable security definer set search_path = avstamd, pg_temp as $$
    select octet_length(f.content) from document d join file f using (file_no)
    where d.document_no = document_source_size.document_no and sees_all()
$$;
comment on function avstamd.document_source_size(bigint) is
    'the bytes of the file as received, for those who may have it';

-- What a provider attached may show persons and their care: the same who may see the original, and logged.
create function avstamd.attachment_source(document_no bigint, "position" integer) returns bytea
language plpgsql security definer set search_path = avstamd, pg_temp as $$
declare
    wanted attachment%rowtype;
begin
    if me() is null or not sees_all() then
        perform refuse('AV004', 'Din roll får inte se fakturans bilagor.');
    end if;
    select a.* into wanted from document d join attachment a using (file_no, ordinal)
    where d.document_no = attachment_source.document_no and a.position = attachment_source.position;
    if wanted.size_bytes > 50000000 then
        perform refuse('AV006', 'Bilagan är för stor för att hämtas här. Den finns i originalfilen.');
    end if;
    perform log_event('bilaga ' || attachment_source.position, document_no => attachment_source.document_no);
    return (select string_agg(piece.bytes, '' order by piece.position) from attachment_piece piece
            where piece.content_no = wanted.content_no);
end $$;
comment on function avstamd.attachment_source(bigint, integer) is
    'an attachment''s bytes, for finance, approver and auditor; null when they stand in the file only';

insert into avstamd.setting (name, value, least, most, title) values
    ('due_days_provider', 14, 1, 90, 'Dagar som utföraren har på sig att svara på ett bestridande');

-- The lines of a document by fifties: those of a page, or of the page on which one of them stands.
create function avstamd.lines_shown(asked_document bigint, asked_page bigint, wanted_position bigint, every boolean,
    out of_all bigint, out page bigint, out first integer, out last integer)
language plpgsql stable parallel safe set search_path = avstamd, pg_temp as $$
begin
    with numbered as (
        select line.position, (row_number() over (order by line.position) - 1) / 50 + 1 as page
        from document_line line where line.document_no = asked_document
    )
    select (select count(*) from numbered), min(numbered.page), min(numbered.position), max(numbered.position)
    into of_all, page, first, last
    from numbered
    where every or numbered.page = coalesce(
        (select wanted.page from numbered wanted where wanted.position = wanted_position), asked_page);
end $$;
comment on function avstamd.lines_shown(bigint, bigint, bigint, boolean) is
    'which lines of a document a page of it shows: from which position to which';
