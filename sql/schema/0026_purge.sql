-- Gallring: what is due is found and marked in one transaction, then removed a batch at a time, each
-- with its lines in the protocol.  See 0024_years for the rules and for what holds what.

-- Finds all that is old enough, with what holds it, in tables of this transaction alone.
create function avstamd.purge_find() returns void language plpgsql
security definer set search_path = avstamd, pg_temp set client_min_messages = warning set jit = off as $$
declare
    care_before constant date := retention_before('care');
    documents_before constant date := retention_before('documents');
    asked_from constant date := kept_from();
begin
    drop table if exists pg_temp.found_document, pg_temp.found_month, pg_temp.found_gap, pg_temp.found_client,
                         pg_temp.found_file, pg_temp.found_child;
    create temp table found_document (document_no bigint primary key, file_no bigint, day date, hold text) on commit drop;
    create temp table found_month (month date primary key, day date, hold text) on commit drop;
    create temp table found_gap (finding_no bigint primary key, month date, hold text) on commit drop;
    create temp table found_client (client_no integer primary key, day date, hold text) on commit drop;
    create temp table found_file (file_no bigint primary key, day date, hold text) on commit drop;
    create temp table found_child (client_no integer primary key) on commit drop;

    insert into found_document
    select d.document_no, d.file_no, aged.day, document_hold(d.document_no)
    from document d
    cross join lateral (select document_last_day(d.document_no) as day offset 0) as aged -- asked once each
    where d.issue_date < documents_before and aged.day < documents_before;
    perform purge_tie_documents();

    insert into found_month (month, day)
    select month, (month + interval '1 month')::date - 1
    from (select to_date(substring(inhrelid::regclass::text from 'visit_(\d{4}_\d{2})$'), 'YYYY_MM') as month
          from pg_inherits where inhparent = 'visit'::regclass) as months
    where (month + interval '1 month')::date <= care_before;
    -- A line rests on visits of its months; a week more, as weeks and nights run across their ends.
    update found_month m set hold = 'invoice_kept'
    from (select distinct line.period_start - 7 as first_day, line.period_end + 7 as last_day
          from line_outcome line
          where line.period_start - 7 < care_before
            and not exists (select from found_document f where f.document_no = line.document_no and f.hold is null)
         ) as kept
    where kept.first_day <= m.day and kept.last_day >= m.month;
    insert into found_child
    select client_no
    from (select distinct account.client_no
          from found_month m
          join visit v on v.care_day between m.month and m.day
          join account using (account_no)
          where m.hold is null) as cared_for
    where child_file(client_no) is not null;
    update found_month m set hold = 'placed_child' -- nobody else is left in it
    where hold is null and exists (select from found_child)
      and exists (select from visit v where v.care_day between m.month and m.day)
      and not exists (select from visit v join account using (account_no)
                      where v.care_day between m.month and m.day
                        and account.client_no not in (select client_no from found_child));
    insert into found_gap
    select f.finding_no, f.month,
           case when exists (select from question q where q.finding_no = f.finding_no
                             and q.answered_at is null and q.withdrawn_at is null
                             and not question_decided(q)) then 'question' end
    from finding f
    where f.document_no is null
      and f.month < greatest(care_before, documents_before, asked_from)
      and care_before is not null;

    perform purge_find_clients();

    insert into found_file
    select q.file_no, local_day(max(coalesce(q.discarded_at, q.since))),
           case when bool_or(q.discarded_at is null) then 'waiting' end
    from quarantine q
    where not exists (select from document d where d.file_no = q.file_no)
    group by q.file_no
    having local_day(max(coalesce(q.discarded_at, q.since))) < retention_before('set_aside');
end $$;
comment on function avstamd.purge_find() is 'internal: what is old enough, into the found_ tables of this transaction';

-- What is kept must be judged as before: whoever shares an account and month, a file, or a number with
-- an invoice that stays, stays too, and so on from those.
create function avstamd.purge_tie_documents() returns void language plpgsql
security definer set search_path = avstamd, pg_temp set client_min_messages = warning as $$
begin
    drop table if exists pg_temp.found_tie;
    create temp table found_tie on commit drop as
    select f.document_no, other.document_no as other_no
    from found_document f
    join line_outcome mine using (document_no)
    join line_outcome other on other.account_no = mine.account_no and other.document_no <> mine.document_no
        and other.period_start < (date_trunc('month', mine.period_end) + interval '1 month')::date
        and other.period_end >= date_trunc('month', mine.period_start)::date
    union
    select f.document_no, d.document_no from found_document f join document d using (file_no)
    where d.document_no <> f.document_no
    union
    select f.document_no, same.document_no
    from found_document f
    join document d using (document_no)
    join document same on same.seller_id = d.seller_id and same.invoice_no = d.invoice_no
        and same.document_no <> d.document_no
    union
    select f.document_no, later.document_no
    from document later
    cross join lateral unnest(later.preceding) as named (invoice_no)
    join document d on d.seller_id = later.seller_id and d.invoice_no = named.invoice_no
    join found_document f on f.document_no = d.document_no
    where later.preceding <> '{}' and later.document_no <> d.document_no
    union
    select rests.on_no, finding.document_no
    from finding_evidence join finding using (finding_no)
    cross join lateral unnest(finding_evidence.documents) as rests (on_no)
    join found_document f on f.document_no = rests.on_no
    where finding_evidence.documents <> '{}' and finding.document_no <> rests.on_no;
    create index on found_tie (document_no);
    analyze found_document, found_tie;
    loop
        update found_document f set hold = 'together'
        where f.hold is null
          and exists (select from found_tie tie left join found_document other on other.document_no = tie.other_no
                      where tie.document_no = f.document_no
                        and (other.document_no is null or other.hold is not null));
        exit when not found;
    end loop;
end $$;
comment on function avstamd.purge_tie_documents() is 'internal: holds what belongs together with an invoice that stays';

-- The last note of each file, and what holds it; what this purge takes itself holds nothing.
create function avstamd.purge_find_clients() returns void language plpgsql
security definer set search_path = avstamd, pg_temp as $$
declare
    before constant date := retention_before('clients');
    research constant boolean := (select active from retention_exemption
                                  where kind = 'clients' and code = 'research_sample');
begin
    insert into found_client (client_no, day)
    select client.client_no, aged.day
    from client
    cross join lateral (
        select greatest(
            (select greatest(max(coalesce(o.valid_to, client.died_on, 'infinity')), max(o.decided_on))
             from care_order o join account using (account_no) where account.client_no = client.client_no),
            (select max(coalesce(s.moved_out, client.died_on, 'infinity'))
             from stay s join account using (account_no) where account.client_no = client.client_no),
            (select max(coalesce(a.last_day, client.died_on, 'infinity')) from absence a
             where a.client_no = client.client_no),
            (select max(v.care_day) from visit v join account using (account_no)
             where account.client_no = client.client_no),
            (select max(line.period_end) from line_outcome line join account using (account_no)
             where account.client_no = client.client_no),
            (select max(local_day(d.at)) from decision d where d.client_no = client.client_no),
            (select max(local_day(q.asked_at)) from question q where q.client_no = client.client_no),
            (select max(local_day(m.at)) from month_confirmation m where m.client_no = client.client_no),
            client.died_on) as day offset 0) as aged -- asked once each
    where before is not null and (aged.day is null or aged.day < before);
    update found_client found set hold = coalesce(
        child_file(found.client_no),
        case when found.day is null then 'undated' end,
        (select 'research_sample' from client
         where research and client.client_no = found.client_no
           and extract(day from birth_day(client.personal_no)) in (5, 15, 25)),
        case when exists (select from question q where q.client_no = found.client_no
                          and q.answered_at is null and q.withdrawn_at is null
                             and not question_decided(q)) then 'question' end,
        case when purge_accounting(found.client_no) then 'accounting' end);
end $$;
comment on function avstamd.purge_find_clients() is 'internal: files whose last note is old enough';

create function avstamd.purge_accounting(asked_client integer) returns boolean language plpgsql stable
security definer set search_path = avstamd, pg_temp as $$
begin
    return exists (
        select from account join line_outcome line using (account_no)
        where account.client_no = asked_client
          and not exists (select from found_document g where g.document_no = line.document_no and g.hold is null))
    or exists (
        select from account join finding f using (account_no)
        where account.client_no = asked_client and f.document_no is not null
          and not exists (select from found_document g where g.document_no = f.document_no and g.hold is null))
    or exists (
        select from account join visit v using (account_no)
        where account.client_no = asked_client
          and not exists (select from found_month m
                          where m.month = date_trunc('month', v.care_day)::date and m.hold is null))
    or exists (
        select from decision d
        where d.client_no = asked_client and d.document_no is not null
          and not exists (select from found_document g where g.document_no = d.document_no and g.hold is null))
    or exists (
        select from question q
        where q.client_no = asked_client and q.document_no is not null
          and not exists (select from found_document g where g.document_no = q.document_no and g.hold is null));
end $$;
comment on function avstamd.purge_accounting(integer) is 'internal: does anything that is kept rest on this client?';

-- The dry run: what a purge would take today, and what it would leave.  Without persons.
create function avstamd.purge_preview(out place integer, out kind text, out title text, out rule text,
    out what text, out exempt text, out rows bigint, out oldest date, out newest date) returns setof record
language plpgsql security definer set search_path = avstamd, pg_temp as $$
declare
    logs_before constant timestamptz := retention_before('logs')::timestamp at time zone 'Europe/Stockholm';
begin
    perform purge_find();
    return query
    with going as (
        select 'documents' as kind, 1 as part, 'fakturor' as what, hold, day, 1::bigint as times from found_document
        union all
        select 'documents', 2, 'fakturarader', hold, day,
               (select count(*) from document_line l where l.document_no = f.document_no)
        from found_document f where hold is null
        union all
        select 'documents', 3, 'avvikelser', hold, day,
               (select count(*) from finding l where l.document_no = f.document_no)
        from found_document f where hold is null
        union all
        select 'documents', 4, 'mottagna filer', null, max(day), 1 from found_document f
        group by file_no having bool_and(hold is null)
        union all
        select 'care', 1, 'besök', coalesce(m.hold, case when child.client_no is not null then 'placed_child' end),
               m.month, count(*)
        from found_month m
        join visit v on v.care_day between m.month and m.day
        join account using (account_no)
        left join found_child child using (client_no)
        group by m.hold, child.client_no is not null, m.month, 4
        union all
        select 'care', 2, 'avvikelser utan faktura', hold, month, 1 from found_gap
        union all
        select 'clients', 1, 'personakter', hold, day, 1 from found_client
        union all
        select 'set_aside', 1, 'filer', hold, day, 1 from found_file
        union all
        select 'logs', 1, 'rader i åtkomstloggen', null, local_day(at), 1 from access_log
        where at < logs_before
        union all
        select 'logs', 2, 'loggade registerutdrag', null, local_day(at), 1 from register_extract_log
        where at < logs_before
        union all
        select 'logs', 3, 'inloggningsförsök', null, local_day(at), 1 from sign_in_attempt
        where at < logs_before
    ), summed as (
        select g.kind, g.part, g.what, x.place as exempt_place, x.title as exempt, sum(g.times)::bigint as rows,
               min(g.day) as oldest, max(g.day) as newest
        from going g left join retention_exemption x on x.kind = g.kind and x.code = g.hold
        where g.times > 0
        group by g.kind, g.part, g.what, x.place, x.title
    )
    select r.place, r.kind, r.title, retention_words(r), s.what, s.exempt, s.rows, s.oldest, s.newest
    from retention_rule r left join summed s on s.kind = r.kind
    order by r.place, s.exempt_place nulls first, s.part;
end $$;
comment on function avstamd.purge_preview() is 'what a purge would take today, and what is exempt and why; takes nothing';

create function avstamd.retention_words(rule avstamd.retention_rule) returns text language sql immutable
set search_path = avstamd, pg_temp as $$
    select case when rule.active then format('%s år från %s. %s', rule.years, rule.counted_from, rule.law)
                else 'Gallras inte, efter kommunens beslut. ' || rule.law end
$$;
comment on function avstamd.retention_words(retention_rule) is 'a rule as a sentence';

-- Begins, or goes on with the one that was not finished; marks in one transaction all that will go.
create function avstamd.purge_begin(by_whom text) returns bigint language plpgsql
security definer set search_path = avstamd, pg_temp as $$
declare
    begun bigint;
begin
    perform pg_advisory_xact_lock(hashtextextended('avstamd.reconciliation', 0));
    select purge_no into begun from purge where finished_at is null;
    if begun is not null then
        return begun;
    end if;
    perform purge_find();
    insert into purge (by_whom, kept_from)
    values (concat_ws(' ', session_user, '(' || nullif(btrim(purge_begin.by_whom), '') || ')'),
            greatest(retention_before('care'), retention_before('documents'), kept_from()))
    returning purge_no into begun;
    insert into purge_pending (kind, no, day)
    select 'documents', document_no, day from found_document where hold is null
    union all
    select 'care', finding_no, month from found_gap where hold is null
    union all
    select 'care', -to_char(month, 'YYYYMM')::bigint, month from found_month where hold is null
    union all
    select 'clients', client_no, day from found_client where hold is null
    union all
    select 'set_aside', file_no, day from found_file where hold is null;
    return begun;
end $$;
comment on function avstamd.purge_begin(text) is 'the number of the purge to go on with';

create function avstamd.purge_note(kind text, what text, rows bigint, oldest date, newest date) returns void
language sql security definer set search_path = avstamd, pg_temp as $$
    insert into purge_protocol (purge_no, kind, what, rows, oldest, newest, rule)
    select purge_no, r.kind, purge_note.what, purge_note.rows, purge_note.oldest, purge_note.newest, retention_words(r)
    from purge, retention_rule r
    where finished_at is null and r.kind = purge_note.kind and purge_note.rows > 0
$$;
comment on function avstamd.purge_note(text, text, bigint, date, date) is 'internal: a line of the protocol';

-- Findings with all that was decided and asked about them.
create function avstamd.purge_findings(finding_nos bigint[]) returns void language plpgsql
security definer set search_path = avstamd, pg_temp as $$
begin
    delete from question where finding_no = any(finding_nos);
    delete from assignment where finding_no = any(finding_nos);
    delete from finding_review where finding_no = any(finding_nos);
    delete from decision where finding_no = any(finding_nos) and document_no is null;
    delete from finding_evidence where finding_no = any(finding_nos);
    delete from finding_event where finding_no = any(finding_nos);
    delete from finding where finding_no = any(finding_nos);
end $$;
comment on function avstamd.purge_findings(bigint[]) is 'internal: removes findings';

create function avstamd.purge_documents(numbers bigint[]) returns void language plpgsql
security definer set search_path = avstamd, pg_temp as $$
declare
    files constant bigint[] := array(select distinct file_no from document where document_no = any(numbers));
    findings constant bigint[] := array(select finding_no from finding where document_no = any(numbers));
    oldest constant date := (select min(day) from purge_pending where kind = 'documents' and no = any(numbers));
    newest constant date := (select max(day) from purge_pending where kind = 'documents' and no = any(numbers));
    removed bigint;
begin
    delete from response_attempt where response_no in (select response_no from response where document_no = any(numbers));
    delete from response where document_no = any(numbers);
    delete from response_due where document_no = any(numbers);
    delete from export_answer where document_no = any(numbers);
    delete from export_row where document_no = any(numbers);
    get diagnostics removed = row_count;
    perform purge_note('documents', 'exportrader', removed, oldest, newest);
    delete from question where document_no = any(numbers) or finding_no = any(findings);
    delete from assignment where document_no = any(numbers);
    delete from dispute where document_no = any(numbers);
    delete from recovery_claim where document_no = any(numbers);
    delete from document_review where document_no = any(numbers);
    delete from finding_review where finding_no = any(findings);
    delete from decision where document_no = any(numbers) or finding_no = any(findings);
    get diagnostics removed = row_count;
    perform purge_note('documents', 'beslut', removed, oldest, newest);
    perform purge_findings(findings);
    perform purge_note('documents', 'avvikelser', cardinality(findings), oldest, newest);
    delete from sample_item item using sample s
    where s.sample_no = item.sample_no and s.kind = 'documents' and item.item = any(numbers);
    delete from line_outcome where document_no = any(numbers);
    delete from document_outcome where document_no = any(numbers);
    delete from document_waiting where document_no = any(numbers);
    delete from document_token where document_no = any(numbers);
    delete from document_rule where document_no = any(numbers);
    delete from document_line where document_no = any(numbers);
    get diagnostics removed = row_count;
    perform purge_note('documents', 'fakturarader', removed, oldest, newest);
    delete from change where document_no = any(numbers);
    delete from document where document_no = any(numbers);
    perform purge_note('documents', 'fakturor', cardinality(numbers), oldest, newest);
    perform purge_files('documents', files, oldest, newest);
end $$;
comment on function avstamd.purge_documents(bigint[]) is 'internal: removes invoices';

-- The bytes as received, unless another document of the same file is kept.
create function avstamd.purge_files(kind text, numbers bigint[], oldest date, newest date) returns void
language plpgsql security definer set search_path = avstamd, pg_temp as $$
declare
    free constant bigint[] := array(select no from unnest(numbers) as no
                                    where not exists (select from document d where d.file_no = no));
    contents bigint[];
    removed bigint;
begin
    contents := array(select distinct content_no from attachment
                      where file_no = any(free) and content_no is not null);
    delete from attachment where file_no = any(free);
    get diagnostics removed = row_count;
    perform purge_note(purge_files.kind, 'bilagor', removed, oldest, newest);
    contents := array(select no from unnest(contents) as no
                      where not exists (select from attachment a where a.content_no = no));
    delete from attachment_piece where content_no = any(contents);
    delete from attachment_content where content_no = any(contents);
    delete from envelope where file_no = any(free);
    delete from quarantine where file_no = any(free);
    delete from receipt where file_no = any(free);
    delete from file where file_no = any(free);
    get diagnostics removed = row_count;
    perform purge_note(purge_files.kind, 'mottagna filer', removed, oldest, newest);
end $$;
comment on function avstamd.purge_files(text, bigint[], date, date) is 'internal: removes files that nothing refers to';

-- A month of visits: its whole table, or, when it has visits of placed children, the others in it.
create function avstamd.purge_month(month date) returns void language plpgsql
security definer set search_path = avstamd, pg_temp set client_min_messages = warning as $$
declare
    newest constant date := (month + interval '1 month')::date - 1;
    partition_name constant text := 'visit_' || to_char(month, 'YYYY_MM');
    stays boolean;
    removed bigint;
begin
    perform set_config('lock_timeout', '5s', true);
    drop table if exists pg_temp.going;
    create temp table going on commit drop as
    with kept as materialized (
        select client_no
        from (select distinct account.client_no from visit v join account using (account_no)
              where v.care_day between month and newest) as cared_for
        where child_file(client_no) is not null)
    select v.visit_no, exists (select from kept where kept.client_no = account.client_no) as stays
    from visit v join account using (account_no)
    where v.care_day between month and newest;
    stays := exists (select from going where going.stays);
    delete from going where going.stays;
    get diagnostics removed = row_count;
    if (select archive from retention_rule where kind = 'care') then
        execute format(
            'create table avstamd_archive.%I as
             select visit_id, client_id, provider_id, service_id, level, staff_id, visit.care_day, start_at, end_at,
                    status, method, registered_at
             from going join avstamd.visit using (visit_no) join avstamd.visit_identity using (visit_no)
             join avstamd.account using (account_no) join avstamd.client using (client_no)
             join avstamd.provider on provider.provider_no = account.provider_no
             join avstamd.service using (service_no) left join avstamd.staff using (staff_no)', partition_name);
        execute format('grant select on avstamd_archive.%I to avstamd_auditor', partition_name);
    end if;
    update account set care_until = greatest(account.care_until, gone.last_day)
    from (select v.account_no, max(v.care_day) as last_day from visit v
          where v.care_day between month and newest and v.status = 'performed' and v.end_at > v.start_at
            and v.visit_no in (select visit_no from going)
          group by v.account_no) as gone
    where account.account_no = gone.account_no;
    if stays then
        delete from visit where care_day between month and newest and visit_no in (select visit_no from going);
    else
        execute format('drop table avstamd.%I', partition_name);
    end if;
    -- Withdrawn ones, too: they stood in this month.
    insert into going
    select distinct h.fact_no, false
    from fact_history h join visit_identity i on i.visit_no = h.fact_no and i.care_day is null
    where h.kind = 'visit' and h.withdrawn and h.former ->> 'care_day' between month::text and newest::text;
    delete from visit_identity where visit_no in (select visit_no from going);
    get diagnostics removed = row_count;
    delete from fact_history where kind = 'visit' and fact_no in (select visit_no from going);
    perform purge_note('care', 'besök', removed, month, newest);
end $$;
comment on function avstamd.purge_month(date) is 'internal: removes the visits of a month';

create function avstamd.purge_clients(numbers integer[]) returns void language plpgsql
security definer set search_path = avstamd, pg_temp as $$
declare
    accounts constant integer[] := array(select account_no from account where client_no = any(numbers));
    oldest constant date := (select min(day) from purge_pending where kind = 'clients' and no = any(numbers));
    newest constant date := (select max(day) from purge_pending where kind = 'clients' and no = any(numbers));
    removed bigint;
begin
    delete from month_confirmation where client_no = any(numbers);
    get diagnostics removed = row_count;
    perform purge_note('clients', 'bekräftade månader', removed, oldest, newest);
    perform purge_findings(array(select finding_no from finding where account_no = any(accounts)));
    delete from question where client_no = any(numbers);
    delete from sample_item where client_no = any(numbers);
    delete from decision where client_no = any(numbers);
    delete from stay where account_no = any(accounts);
    get diagnostics removed = row_count;
    perform purge_note('clients', 'boenden', removed, oldest, newest);
    delete from care_order where account_no = any(accounts);
    get diagnostics removed = row_count;
    perform purge_note('clients', 'beställningar', removed, oldest, newest);
    delete from absence where client_no = any(numbers);
    get diagnostics removed = row_count;
    perform purge_note('clients', 'frånvaro', removed, oldest, newest);
    delete from client_alias where client_no = any(numbers);
    delete from account where client_no = any(numbers);
    delete from client where client_no = any(numbers);
    delete from change where client_no = any(numbers);
    -- What they said before, and what these removals have just put there.
    delete from fact_history h
    where (h.kind in ('client', 'client_alias', 'absence') and (h.former ->> 'client_no')::integer = any(numbers))
       or (h.kind in ('care_order', 'stay', 'visit') and (h.former ->> 'account_no')::integer = any(accounts));
    perform purge_note('clients', 'personakter', cardinality(numbers), oldest, newest);
end $$;
comment on function avstamd.purge_clients(integer[]) is 'internal: removes files of clients';

create function avstamd.purge_logs(at_most integer) returns bigint language plpgsql
security definer set search_path = avstamd, pg_temp as $$
declare
    before constant timestamptz := retention_before('logs')::timestamp at time zone 'Europe/Stockholm';
    oldest date;
    newest date;
    removed bigint;
    all_removed bigint := 0;
begin
    with gone as (
        delete from access_log where log_no in (select log_no from access_log where at < before
                                                order by at, log_no limit at_most) returning at)
    select count(*), local_day(min(at)), local_day(max(at)) into removed, oldest, newest from gone;
    perform purge_note('logs', 'rader i åtkomstloggen', removed, oldest, newest);
    all_removed := all_removed + removed;
    with gone as (
        delete from register_extract_log where extract_no in (select extract_no from register_extract_log
            where at < before order by extract_no limit at_most) returning at)
    select count(*), local_day(min(at)), local_day(max(at)) into removed, oldest, newest from gone;
    perform purge_note('logs', 'loggade registerutdrag', removed, oldest, newest);
    all_removed := all_removed + removed;
    with gone as (
        delete from sign_in_attempt where ctid = any(array(select ctid from sign_in_attempt
            where at < before limit at_most)) returning at)
    select count(*), local_day(min(at)), local_day(max(at)) into removed, oldest, newest from gone;
    perform purge_note('logs', 'inloggningsförsök', removed, oldest, newest);
    return all_removed + removed;
end $$;
comment on function avstamd.purge_logs(integer) is 'internal: removes the oldest lines of the logs';

-- The next batch, in a transaction of the caller's; what is left of all kinds, and false when it is over.
create function avstamd.purge_step(at_most integer, out goes_on boolean, out pending bigint)
language plpgsql security definer set search_path = avstamd, pg_temp as $$
declare
    taken_kind text;
    gaps boolean; -- findings without an invoice, numbers above zero; months of visits are below
    numbers bigint[];
    held bigint[];
begin
    perform pg_advisory_xact_lock(hashtextextended('avstamd.reconciliation', 0));
    if not exists (select from purge where finished_at is null) then
        goes_on := false;
        pending := 0;
        return;
    end if;
    perform set_config('avstamd.purging', sealed('purge'), true);
    select p.kind into taken_kind from purge_pending p join retention_rule r using (kind) order by r.place limit 1;
    gaps := exists (select from purge_pending where kind = 'care' and no > 0);
    numbers := array(select no from purge_pending p
                     where p.kind = taken_kind and (no > 0 or not gaps or taken_kind <> 'care')
                     order by day, no
                     limit case when taken_kind = 'care' and not gaps then 1 else at_most end);
    if taken_kind = 'care' and gaps then
        perform purge_note('care', 'avvikelser utan faktura', cardinality(numbers), min(day), max(day))
        from purge_pending where kind = 'care' and no = any(numbers);
        perform purge_findings(numbers);
    elsif taken_kind = 'care' then
        perform purge_month(to_date((-numbers[1])::text, 'YYYYMM'));
    elsif taken_kind = 'documents' then
        held := array(select no from unnest(numbers) as no where document_hold(no) is not null);
        perform purge_documents(array(select unnest(numbers) except select unnest(held)));
    elsif taken_kind = 'clients' then
        perform purge_clients(numbers::integer[]);
    elsif taken_kind = 'set_aside' then
        perform purge_files('set_aside', numbers, min(day), max(day))
        from purge_pending where kind = 'set_aside' and no = any(numbers);
    elsif coalesce(purge_logs(at_most), 0) = 0 then
        update purge set finished_at = clock_timestamp() where finished_at is null;
    end if;
    delete from purge_pending p where p.kind = taken_kind and p.no = any(numbers);
    perform set_config('avstamd.purging', '', true);
    goes_on := exists (select from purge where finished_at is null);
    pending := (select count(*) from purge_pending);
end $$;
comment on function avstamd.purge_step(integer) is 'removes the next batch and notes it; the caller commits';

-- A rule of one's own, within what the law leaves open.
create function avstamd.retention_rule_set(kind text, years integer, active boolean) returns void
language plpgsql security definer set search_path = avstamd, pg_temp as $$
declare
    known retention_rule%rowtype;
begin
    perform may_administer();
    select * into known from retention_rule r where r.kind = retention_rule_set.kind;
    if known.kind is null then
        perform refuse('AV006', 'Regeln finns inte.');
    elsif retention_rule_set.years is null
          or retention_rule_set.years not between known.least_years and known.most_years then
        perform refuse('AV006', format('Antalet år ska vara mellan %s och %s.', known.least_years, known.most_years));
    end if;
    update retention_rule r
    set years = retention_rule_set.years, active = retention_rule_set.active, set_by = me(), set_at = clock_timestamp()
    where r.kind = retention_rule_set.kind;
    perform log_event(format('gallringsregel %s: %s', known.title,
                             case when retention_rule_set.active then retention_rule_set.years || ' år'
                                  else 'gallras inte' end));
end $$;
comment on function avstamd.retention_rule_set(text, integer, boolean) is 'changes a rule within the law''s limits';
