-- Who works with avstamd, what they may do, and how a request says who is asking.
--
-- Pages run as avstamd_web, which by itself sees no person and changes nothing.  A request opens its
-- transaction with avstamd.enter(), which seals the user's number into it; row level security and the
-- functions below and in the next files ask avstamd.me(), and nobody else can make that seal.
--
-- Errors that people see have their own class:  AV001 not allowed, AV002 above the limit, AV003 has
-- changed since it was looked at, AV004 not yours, AV005 a reason is missing, AV006 not a valid value.

create table avstamd.app_user (
    user_no       integer generated always as identity primary key,
    login         text not null unique check (login = lower(btrim(login)) and login <> '' and length(login) <= 200),
    name          text not null check (btrim(name) <> '' and length(name) <= 200),
    password_hash text,                        -- argon2id; null: signs in elsewhere
    officer_id    text unique,                 -- the handläggare's code in client.officer
    unit          text,                        -- the unit of a unit manager or a handläggare
    sso_only      boolean not null default false,
    created_at    timestamptz not null default clock_timestamp(),
    disabled_at   timestamptz,
    check (not (sso_only and password_hash is not null))
);
comment on table avstamd.app_user is 'people who sign in; never removed, only disabled';

create table avstamd.user_role (
    user_role_no integer generated always as identity primary key,
    user_no    integer not null references avstamd.app_user,
    role       text not null check (role in
        ('finance', 'officer', 'unit_manager', 'approver', 'auditor', 'administrator')),
    valid_from date not null,
    valid_to   date,
    set_by     integer references avstamd.app_user, -- null: at the terminal, or by single sign-on
    set_at     timestamptz not null default clock_timestamp(),
    by_directory boolean not null default false,    -- by single sign-on: ends when the directory's group does
    check (valid_to >= valid_from)
);
create index user_role_user on avstamd.user_role (user_no, role);
comment on table avstamd.user_role is 'what a person may do, and when; both days inclusive';

create table avstamd.substitute (
    substitute_no integer generated always as identity primary key,
    for_user   integer not null references avstamd.app_user,
    by_user    integer not null references avstamd.app_user,
    valid_from date not null,
    valid_to   date not null check (valid_to >= valid_from),
    set_by     integer references avstamd.app_user,
    set_at     timestamptz not null default clock_timestamp(),
    check (for_user <> by_user)
);
create index substitute_by on avstamd.substitute (by_user);
comment on table avstamd.substitute is 'who looks after a handläggare''s clients while she is away';

create table avstamd.delegation (
    delegation_no integer generated always as identity primary key,
    role            text check (role in ('finance', 'officer', 'unit_manager', 'approver')),
    user_no         integer references avstamd.app_user,
    service_group   text,                                   -- null: every service
    per_invoice_ore bigint check (per_invoice_ore >= 0),    -- null: no limit
    per_day_ore     bigint check (per_day_ore >= 0),        -- approved by one person in a day
    per_year_ore    bigint check (per_year_ore >= 0),       -- and in a calendar year
    valid_from      date not null,
    valid_to        date,
    set_by          integer references avstamd.app_user,
    set_at          timestamptz not null default clock_timestamp(),
    ended_at        timestamptz,                            -- before its last day was over
    check (num_nonnulls(role, user_no) = 1),
    check (valid_to >= valid_from)
);
comment on table avstamd.delegation is
    'the delegation order: how much a role, or a person, approves alone; where no row fits it is nothing';

create table avstamd.service_group (
    service_no integer primary key references avstamd.service on delete cascade,
    name       text not null check (btrim(name) <> '')
);
comment on table avstamd.service_group is 'the service''s name in the delegation order';

create table avstamd.setting (
    name  text primary key,
    value integer not null,
    least integer not null,
    most  integer not null check (value between least and most),
    title text not null
);
comment on table avstamd.setting is 'what an administrator may change, with its limits';
insert into avstamd.setting (name, value, least, most, title) values
    ('idle_minutes', 30, 5, 480, 'Minuter utan aktivitet innan inloggningen upphör'),
    ('session_hours', 10, 1, 24, 'Timmar som en inloggning gäller som längst'),
    ('sign_in_failures', 5, 3, 50, 'Misslyckade inloggningar innan kontot får vänta'),
    ('sign_in_failures_from', 30, 5, 1000, 'Misslyckade inloggningar från en och samma adress'),
    ('sign_in_wait_minutes', 15, 1, 240, 'Minuter att vänta efter för många misslyckade inloggningar'),
    ('due_days_finance', 5, 1, 90, 'Dagar som ekonomi har på sig för en avvikelse'),
    ('due_days_officer', 7, 1, 90, 'Dagar som handläggaren har på sig för en avvikelse eller fråga'),
    ('sample_percent', 10, 1, 100, 'Procent av beställningarna i stickprovet');

create table avstamd.sso_group (
    group_name text not null check (group_name <> ''),
    role       text not null check (role in
        ('finance', 'officer', 'unit_manager', 'approver', 'auditor', 'administrator')),
    primary key (group_name, role)
);
comment on table avstamd.sso_group is 'which groups of the directory give which role';

create table avstamd.session (
    token_digest bytea primary key check (octet_length(token_digest) = 32), -- SHA-256 of the cookie
    form_key     bytea not null check (octet_length(form_key) between 16 and 64),
    user_no      integer not null references avstamd.app_user,
    created_at   timestamptz not null default clock_timestamp(),
    last_seen_at timestamptz not null default clock_timestamp(),
    came_from    inet
);
create index session_user_no on avstamd.session (user_no);
comment on table avstamd.session is 'who is signed in; the cookie itself is never stored';

create table avstamd.sign_in_attempt (
    at        timestamptz not null default clock_timestamp(),
    login     text not null,
    came_from inet,
    ok        boolean not null
);
create index sign_in_attempt_login on avstamd.sign_in_attempt (login, at);
create index sign_in_attempt_from on avstamd.sign_in_attempt (came_from, at);
comment on table avstamd.sign_in_attempt is 'what limits the rate of guesses';

create table avstamd.access_log (
    log_no      bigint generated always as identity primary key,
    at          timestamptz not null default clock_timestamp(),
    user_no     integer references avstamd.app_user, -- null: nobody was signed in
    what        text not null check (what <> '' and length(what) <= 500),
    client_no   integer, -- no reference: the log outlives what it tells of
    document_no bigint,
    finding_no  bigint,
    refused     text,    -- the SQLSTATE of what was refused
    came_from   inet
);
-- Newest first, by whatever is asked for.
create index access_log_at on avstamd.access_log (at, log_no);
create index access_log_client on avstamd.access_log (client_no, at, log_no) where client_no is not null;
create index access_log_document on avstamd.access_log (document_no, at, log_no) where document_no is not null;
create index access_log_user on avstamd.access_log (user_no, at, log_no);
create index access_log_refused on avstamd.access_log (at, log_no) where refused is not null;
comment on table avstamd.access_log is 'every read of a person''s data, every decision and every refusal';
create trigger append_only before update or delete or truncate on avstamd.access_log
    for each statement execute function avstamd.append_only();

-- Random, known to this database alone: what the seal is made with.
create table avstamd.seal (
    only_row boolean primary key default true check (only_row),
    secret   bytea not null
);
insert into avstamd.seal (secret)
select sha256(uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid()));
comment on table avstamd.seal is 'nobody but the functions of this schema reads it';

-- It stands in policies, so what it names is settled here and not by the search_path of who asks.
create function avstamd.today() returns date language sql stable parallel safe
return (now() at time zone 'Europe/Stockholm')::date;
comment on function avstamd.today() is 'the local date on which rights are valid';

-- The clock may be ahead of the day that the pages are shown for (AVSTAMD_TODAY): what has just happened is new.
create function avstamd.days_since(happened timestamptz, today date) returns integer language sql immutable parallel safe
return greatest(today - (happened at time zone 'Europe/Stockholm')::date, 0);
comment on function avstamd.days_since(timestamptz, date) is 'how old it is in days, never below zero';

-- Functions that most statements ask are plpgsql, which keeps its plans between the calls.

create function avstamd.setting(wanted text) returns integer language plpgsql stable parallel safe
security definer set search_path = avstamd, pg_temp as $$
begin
    return (select value from setting where name = wanted);
end $$;
comment on function avstamd.setting(text) is 'the value of a setting';

-- A word and what only this database can say of it, in this transaction of this connection.
create function avstamd.sealed(word text) returns text language plpgsql stable parallel restricted
security definer set search_path = avstamd, pg_temp as $$
begin
    return (select sealed.word || '.' || encode(sha256(secret || sha256(secret || convert_to(
                sealed.word || '.' || pg_backend_pid() || '.' || extract(epoch from now()), 'UTF8'))), 'hex')
            from seal);
end $$;
comment on function avstamd.sealed(text) is 'the seal of enter(); callable by no role';

create function avstamd.roles_of(of_user integer) returns text[] language plpgsql stable parallel safe
security definer set search_path = avstamd, pg_temp as $$
begin
    return (select coalesce(array_agg(distinct role order by role), '{}')
            from user_role join app_user using (user_no)
            where user_no = of_user and disabled_at is null
              and today() between valid_from and coalesce(valid_to, 'infinity'));
end $$;
comment on function avstamd.roles_of(integer) is 'the roles a user has today';

-- Who is asking, and with which roles, as enter() has found them: looked up once, not by each policy.
create function avstamd.entry_of(of_user integer) returns text language plpgsql stable parallel restricted
security definer set search_path = avstamd, pg_temp as $$
begin
    return sealed(of_user || '/' || array_to_string(roles_of(of_user), ','));
end $$;
comment on function avstamd.entry_of(integer) is 'internal: what enter() remembers of a user, sealed';

create function avstamd.entry() returns text language plpgsql stable parallel restricted
security definer set search_path = avstamd, pg_temp as $$
declare
    entry text := nullif(current_setting('avstamd.entry', true), ''); -- '' after an earlier transaction
    word text := split_part(entry, '.', 1);
begin
    return case when entry = sealed(word) then word end;
end $$;
comment on function avstamd.entry() is 'internal: what entry_of() said; null without its seal';

create function avstamd.me() returns integer language plpgsql stable parallel restricted
security definer set search_path = avstamd, pg_temp as $$
begin
    return split_part(entry(), '/', 1)::integer;
end $$;
comment on function avstamd.me() is 'who is asking; null before enter()';

create function avstamd.my_roles() returns text[] language plpgsql stable parallel restricted
security definer set search_path = avstamd, pg_temp as $$
begin
    return coalesce(string_to_array(split_part(entry(), '/', 2), ','), '{}');
end $$;
comment on function avstamd.my_roles() is 'the roles of who is asking';

create function avstamd.has_role(variadic wanted text[]) returns boolean language plpgsql stable
parallel restricted security definer set search_path = avstamd, pg_temp as $$
begin
    return my_roles() && wanted;
end $$;
comment on function avstamd.has_role(text[]) is 'has who is asking one of these roles today?';

-- Whoever calls, whatever function stands between: the role set, else the role that logged in.
create function avstamd.caller() returns name language sql stable parallel restricted
set search_path = avstamd, pg_temp as $$
    select coalesce(nullif(current_setting('role'), 'none'), session_user)::name
$$;
comment on function avstamd.caller() is 'the database role that asks, also inside functions with other rights';

create function avstamd.at_terminal() returns boolean language sql stable parallel restricted
security definer set search_path = avstamd, pg_temp as $$
    select pg_has_role(caller(), nspowner, 'MEMBER') from pg_namespace where nspname = 'avstamd'
$$;
comment on function avstamd.at_terminal() is 'is it the owner of the database who asks, not a page?';

-- The one way to say no: a message that people may read.
create function avstamd.refuse(code text, message text) returns void language plpgsql
set search_path = avstamd, pg_temp as $$
begin
    raise exception using errcode = code, message = message;
end $$;
comment on function avstamd.refuse(text, text) is 'raises an error of our class, with a Swedish message';

create function avstamd.came_from() returns inet language sql stable
set search_path = avstamd, pg_temp as $$
    select nullif(current_setting('avstamd.came_from', true), '')::inet
$$;
comment on function avstamd.came_from() is 'from where the request came, as enter() was told';

create function avstamd.log_event(what text, client_no integer default null,
    document_no bigint default null, finding_no bigint default null) returns void
language sql security definer set search_path = avstamd, pg_temp as $$
    insert into access_log (user_no, what, client_no, document_no, finding_no, came_from)
    values (me(), left(what, 500), client_no, document_no, finding_no, came_from())
$$;
comment on function avstamd.log_event(text, integer, bigint, bigint) is 'internal: a line of the access log';

-- Opens a request: who has this cookie?  Everything after it in the transaction is asked by that user.
create function avstamd.enter(token_digest bytea, came_from inet, what text,
    out user_no integer, out login text, out name text, out form_key bytea, out roles text[],
    out unit text, out officer_id text)
language plpgsql security definer set search_path = avstamd, pg_temp as $$
declare
    found_session session%rowtype;
begin
    if at_terminal() or exists (select from pg_roles where rolname = caller() and rolbypassrls) then
        raise exception using errcode = '28000', message = 'Sidorna måste köras som avstamd_web.';
    elsif current_setting('transaction_isolation') <> 'read committed' then
        -- locks are worth something when what is read after them is what stands then
        raise exception using errcode = '28000', message = 'Sidorna måste läsa det som gäller nu.';
    end if;
    select * into found_session from session where session.token_digest = enter.token_digest;
    select u.user_no, u.login, u.name, u.unit, u.officer_id
    into user_no, login, name, unit, officer_id
    from app_user u
    where u.user_no = found_session.user_no and u.disabled_at is null
      and found_session.last_seen_at > now() - make_interval(mins => setting('idle_minutes'))
      and found_session.created_at > now() - make_interval(hours => setting('session_hours'));
    if user_no is null then
        raise exception using errcode = '28000', message = 'Du är inte inloggad. Logga in igen.';
    end if;
    if found_session.last_seen_at < now() - interval '30 seconds' then
        update session set last_seen_at = clock_timestamp()
        where session.token_digest = enter.token_digest;
    end if;
    perform set_config('avstamd.entry', entry_of(user_no), true),
            set_config('avstamd.came_from', coalesce(host(enter.came_from), ''), true),
            set_config('avstamd.what', coalesce(what, ''), true);
    form_key := found_session.form_key;
    roles := roles_of(user_no);
end $$;
comment on function avstamd.enter(bytea, inet, text) is
    'opens a request; 28000 without a session that is alive and belongs to an enabled user';

-- Signing in.  The pages check the password; an unknown login gives one row of nulls, so that it takes
-- the same time.  Who has entered is somebody already, and becomes nobody else.

create function avstamd.not_another(login text) returns void
language plpgsql stable security definer set search_path = avstamd, pg_temp as $$
begin
    if me() is not null and not exists (select from app_user u where u.user_no = me()
                                        and u.login = lower(btrim(not_another.login))) then
        perform refuse('AV001', 'Du är redan inloggad.');
    end if;
end $$;
comment on function avstamd.not_another(text) is 'internal: AV001 when who is asking is another user';

create function avstamd.sign_in_lookup(login text, came_from inet,
    out user_no integer, out password_hash text, out wait_seconds integer)
language plpgsql security definer set search_path = avstamd, pg_temp as $$
declare
    since timestamptz := clock_timestamp() - make_interval(mins => setting('sign_in_wait_minutes'));
    latest timestamptz;
begin
    perform not_another(sign_in_lookup.login);
    select max(latest_of) into latest
    from (select max(a.at) as latest_of from sign_in_attempt a
          where a.login = lower(btrim(sign_in_lookup.login)) and a.at > since and not a.ok
            and a.at > coalesce((select max(good.at) from sign_in_attempt good
                                 where good.login = a.login and good.ok), '-infinity')
          having count(*) >= setting('sign_in_failures')
          union all
          select max(a.at) from sign_in_attempt a
          where a.came_from = sign_in_lookup.came_from and a.at > since and not a.ok
          having count(*) >= setting('sign_in_failures_from')) as limits;
    wait_seconds := greatest(0, ceil(extract(epoch from latest - since)))::integer;
    wait_seconds := coalesce(wait_seconds, 0);
    select u.user_no, u.password_hash into user_no, password_hash
    from app_user u
    where u.login = lower(btrim(sign_in_lookup.login)) and u.disabled_at is null and not u.sso_only
      and u.password_hash is not null;
end $$;
comment on function avstamd.sign_in_lookup(text, inet) is
    'what the pages need to check a password, and how long to wait first; one row, also for unknown logins';

create function avstamd.sign_in_result(login text, came_from inet, ok boolean) returns void
language plpgsql security definer set search_path = avstamd, pg_temp as $$
begin
    perform not_another(sign_in_result.login);
    insert into sign_in_attempt (login, came_from, ok)
    values (left(lower(btrim(sign_in_result.login)), 200), sign_in_result.came_from, sign_in_result.ok);
    delete from sign_in_attempt where at < now() - interval '90 days';
    insert into access_log (user_no, what, came_from, refused)
    values ((select u.user_no from app_user u where u.login = lower(btrim(sign_in_result.login))),
            case when ok then 'inloggning' else 'misslyckad inloggning' end, sign_in_result.came_from,
            case when not ok then '28000' end);
end $$;
comment on function avstamd.sign_in_result(text, inet, boolean) is 'what became of an attempt to sign in';

create function avstamd.session_open(user_no integer, token_digest bytea, form_key bytea, came_from inet)
returns void language plpgsql security definer set search_path = avstamd, pg_temp as $$
begin
    perform not_another((select u.login from app_user u where u.user_no = session_open.user_no));
    if not exists (select from app_user u where u.user_no = session_open.user_no and u.disabled_at is null) then
        perform refuse('28000', 'Kontot finns inte eller är avstängt.');
    end if;
    delete from session
    where last_seen_at < now() - make_interval(mins => setting('idle_minutes'))
       or created_at < now() - make_interval(hours => setting('session_hours'));
    insert into session (token_digest, form_key, user_no, came_from)
    values (session_open.token_digest, session_open.form_key, session_open.user_no, session_open.came_from);
end $$;
comment on function avstamd.session_open(integer, bytea, bytea, inet) is
    'a new session for a user whose password or proxy header the pages have checked';

create function avstamd.session_close(token_digest bytea) returns void
language sql security definer set search_path = avstamd, pg_temp as $$
    delete from session where session.token_digest = session_close.token_digest
$$;
comment on function avstamd.session_close(bytea) is 'signs out';

-- Roles that came from the directory end when the group does; roles set by people stay.
create function avstamd.sso_sign_in(login text, name text, groups text[], came_from inet) returns integer
language plpgsql security definer set search_path = avstamd, pg_temp as $$
declare
    found app_user%rowtype;
    known text := lower(btrim(sso_sign_in.login));
    yesterday date := today() - 1;
    before text[];
    after text[];
begin
    perform not_another(known);
    select * into found from app_user u where u.login = known;
    if found.user_no is null then
        insert into app_user (login, name, sso_only)
        values (known, coalesce(nullif(btrim(sso_sign_in.name), ''), known), true)
        returning * into found;
    elsif found.disabled_at is not null then
        perform refuse('28000', 'Kontot är avstängt.');
    end if;
    before := roles_of(found.user_no);
    delete from user_role r
    where r.user_no = found.user_no and r.by_directory and r.valid_from > yesterday
      and r.role not in (select g.role from sso_group g where g.group_name = any(groups));
    update user_role r set valid_to = yesterday
    where r.user_no = found.user_no and r.by_directory and coalesce(r.valid_to, 'infinity') > yesterday
      and r.role not in (select g.role from sso_group g where g.group_name = any(groups));
    insert into user_role (user_no, role, valid_from, by_directory)
    select distinct found.user_no, g.role, today(), true from sso_group g
    where g.group_name = any(groups) and g.role <> all(roles_of(found.user_no));
    after := roles_of(found.user_no);
    insert into access_log (user_no, what, came_from)
    values (found.user_no,
            concat_ws('; ', 'inloggning (SSO)',
                      'fick ' || nullif(array_to_string(array(select unnest(after) except select unnest(before) order by 1), ', '), ''),
                      'miste ' || nullif(array_to_string(array(select unnest(before) except select unnest(after) order by 1), ', '), '')),
            sso_sign_in.came_from);
    return found.user_no;
end $$;
comment on function avstamd.sso_sign_in(text, text, text[], inet) is
    'the user whom the directory names, made when new, with the roles of the groups';

-- What was refused was rolled back, and is told in a transaction of its own.
create function avstamd.log_refusal(token_digest bytea, what text, code text, document_no bigint,
    client_no integer, came_from inet) returns void
language sql security definer set search_path = avstamd, pg_temp as $$
    insert into access_log (user_no, what, document_no, client_no, refused, came_from)
    values ((select s.user_no from session s where s.token_digest = log_refusal.token_digest),
            left('nekad: ' || coalesce(what, ''), 500), log_refusal.document_no, log_refusal.client_no,
            left(code, 5), log_refusal.came_from)
$$;
comment on function avstamd.log_refusal(bytea, text, text, bigint, integer, inet) is
    'tells the access log what was refused';

create function avstamd.log_access(what text, client_nos integer[], document_no bigint default null)
returns void language plpgsql security definer set search_path = avstamd, pg_temp as $$
declare
    who constant integer := me();
begin
    if who is null then
        perform refuse('AV001', 'Du är inte inloggad.');
    end if;
    insert into access_log (user_no, what, client_no, document_no, came_from)
    select who, left(log_access.what, 500), seen.client_no, log_access.document_no, place.came_from
    from unnest(case when cardinality(client_nos) > 0 then client_nos else array[null::integer] end)
         as seen (client_no)
    cross join (select came_from() as came_from offset 0) as place
    where seen.client_no is not null or log_access.document_no is not null;
end $$;
comment on function avstamd.log_access(text, integer[], bigint) is
    'a page tells whose data it showed: a line for each client, or one for the document';
