-- What administrators do with users, roles and limits.
--
-- Each asks may_administer(): an administrator who is signed in, or the database's owner at the terminal.

create function avstamd.may_administer() returns void language plpgsql security definer
set search_path = avstamd, pg_temp as $$
begin
    if not (case when me() is null then at_terminal() else has_role('administrator') end) then
        perform refuse('AV001', 'Det här får bara en administratör göra.');
    end if;
end $$;
comment on function avstamd.may_administer() is 'internal: refuses everybody but administrators';

create function avstamd.may_read_settings() returns void language plpgsql security definer
set search_path = avstamd, pg_temp as $$
begin
    if has_role('auditor') is not true then
        perform may_administer();
    end if;
end $$;
comment on function avstamd.may_read_settings() is 'internal: refuses everybody but administrators and auditors';

create function avstamd.user_add(login text, name text, officer_id text default null,
    unit text default null, password_hash text default null, sso_only boolean default false)
returns integer language plpgsql security definer set search_path = avstamd, pg_temp as $$
declare
    added integer;
begin
    perform may_administer();
    insert into app_user (login, name, officer_id, unit, password_hash, sso_only)
    values (lower(btrim(user_add.login)), btrim(user_add.name), nullif(btrim(user_add.officer_id), ''),
            nullif(btrim(user_add.unit), ''), user_add.password_hash, user_add.sso_only)
    returning user_no into added;
    perform log_event('ny användare ' || added);
    return added;
exception
    when unique_violation then
        perform refuse('AV006', 'Användarnamnet eller handläggarkoden finns redan.');
    when check_violation or not_null_violation then
        perform refuse('AV006', 'Användaren behöver ett användarnamn och ett namn.');
end $$;
comment on function avstamd.user_add(text, text, text, text, text, boolean) is 'a new user, without roles';

create function avstamd.user_known(user_no integer) returns void language plpgsql security definer
set search_path = avstamd, pg_temp as $$
begin
    if not exists (select from app_user u where u.user_no = user_known.user_no) then
        perform refuse('AV006', 'Användaren finns inte.');
    end if;
end $$;
comment on function avstamd.user_known(integer) is 'internal: refuses numbers that are no user';

create function avstamd.user_change(user_no integer, name text, officer_id text, unit text)
returns void language plpgsql security definer set search_path = avstamd, pg_temp as $$
begin
    perform may_administer(), user_known(user_change.user_no);
    if user_change.user_no = me() then
        perform refuse('AV001', 'Du kan inte ändra din egen behörighet.');
    end if;
    update app_user u
    set name = btrim(user_change.name), officer_id = nullif(btrim(user_change.officer_id), ''),
        unit = nullif(btrim(user_change.unit), '')
    where u.user_no = user_change.user_no;
    perform log_event('ändrad användare ' || user_change.user_no);
exception
    when unique_violation then
        perform refuse('AV006', 'Handläggarkoden används av någon annan.');
    when check_violation or not_null_violation then
        perform refuse('AV006', 'Användaren behöver ett namn.');
end $$;
comment on function avstamd.user_change(integer, text, text, text) is 'another name, code or unit';

-- A new password ends the sessions that the old one opened.
create function avstamd.user_password_set(user_no integer, password_hash text) returns void
language plpgsql security definer set search_path = avstamd, pg_temp as $$
begin
    perform may_administer(), user_known(user_password_set.user_no);
    if user_password_set.user_no = me() then
        perform refuse('AV001', 'Ditt eget lösenord byter du på sidan Lösenord.');
    end if;
    update app_user u set password_hash = user_password_set.password_hash, sso_only = false
    where u.user_no = user_password_set.user_no;
    delete from session s where s.user_no = user_password_set.user_no;
    perform log_event('nytt lösenord för användare ' || user_password_set.user_no);
end $$;
comment on function avstamd.user_password_set(integer, text) is 'a new password (argon2id) for somebody';

create function avstamd.password_change(password_hash text) returns void
language plpgsql security definer set search_path = avstamd, pg_temp as $$
begin
    if me() is null then
        perform refuse('AV001', 'Du är inte inloggad.');
    end if;
    update app_user u set password_hash = password_change.password_hash
    where u.user_no = me() and not u.sso_only;
    if not found then
        perform refuse('AV001', 'Du loggar in med kommunens gemensamma inloggning; lösenordet byts där.');
    end if;
    delete from session s where s.user_no = me();
    perform log_event('bytte lösenord');
end $$;
comment on function avstamd.password_change(text) is
    'one''s own new password; every session of the user ends, so the pages open a new one';

create function avstamd.user_role_set(user_no integer, role text, valid_from date default null,
    valid_to date default null) returns void
language plpgsql security definer set search_path = avstamd, pg_temp as $$
begin
    perform may_administer(), user_known(user_role_set.user_no);
    if user_role_set.user_no = me() then
        perform refuse('AV001', 'Du kan inte ge dig själv en roll. Be en annan administratör.');
    end if;
    insert into user_role (user_no, role, valid_from, valid_to, set_by)
    values (user_role_set.user_no, user_role_set.role, coalesce(user_role_set.valid_from, today()),
            user_role_set.valid_to, me());
    perform log_event(format('roll %s till användare %s', role, user_role_set.user_no));
exception when check_violation or not_null_violation then
    perform refuse('AV006', 'Rollen finns inte, eller slutar innan den börjar.');
end $$;
comment on function avstamd.user_role_set(integer, text, date, date) is
    'gives a role from a day (today) to a day (until further notice); never to oneself';

create function avstamd.user_role_end(user_no integer, role text) returns void
language plpgsql security definer set search_path = avstamd, pg_temp as $$
begin
    perform may_administer(), user_known(user_role_end.user_no);
    delete from user_role r -- not a day old: it never was
    where r.user_no = user_role_end.user_no and r.role = user_role_end.role and r.valid_from >= today();
    update user_role r set valid_to = today() - 1
    where r.user_no = user_role_end.user_no and r.role = user_role_end.role
      and coalesce(r.valid_to, 'infinity') >= today();
    perform log_event(format('roll %s från användare %s', role, user_role_end.user_no));
end $$;
comment on function avstamd.user_role_end(integer, text) is 'takes a role away from now on';

create function avstamd.user_disable(user_no integer) returns void
language plpgsql security definer set search_path = avstamd, pg_temp as $$
begin
    perform may_administer(), user_known(user_disable.user_no);
    if user_disable.user_no = me() then
        perform refuse('AV001', 'Du kan inte stänga av dig själv.');
    end if;
    update app_user u set disabled_at = coalesce(u.disabled_at, clock_timestamp())
    where u.user_no = user_disable.user_no;
    delete from session s where s.user_no = user_disable.user_no;
    perform log_event('stängde av användare ' || user_disable.user_no);
end $$;
comment on function avstamd.user_disable(integer) is 'ends a user''s sessions and lets nobody in by that name';

create function avstamd.user_enable(user_no integer) returns void
language plpgsql security definer set search_path = avstamd, pg_temp as $$
begin
    perform may_administer(), user_known(user_enable.user_no);
    update app_user u set disabled_at = null where u.user_no = user_enable.user_no;
    perform log_event('släppte in användare ' || user_enable.user_no);
end $$;
comment on function avstamd.user_enable(integer) is 'lets a disabled user in again';

-- The handläggare herself, her unit manager or an administrator names who stands in.
create function avstamd.substitute_set(for_user integer, by_user integer, valid_from date, valid_to date)
returns integer language plpgsql security definer set search_path = avstamd, pg_temp as $$
declare
    added integer;
    other text;
begin
    if not (coalesce(for_user = me() and has_role('officer'), false)
            or (has_role('unit_manager')
                and (select officer.unit = manager.unit from app_user officer, app_user manager
                     where officer.user_no = for_user and manager.user_no = me()))) then
        perform may_administer();
    end if;
    if substitute_set.by_user is null or roles_of(by_user) && array['officer', 'unit_manager'] is not true then
        perform refuse('AV006', 'Vikarien måste vara handläggare eller enhetschef.');
    elsif substitute_set.valid_to < today() then
        perform refuse('AV006', 'Den sista dagen har redan passerat. Välj i dag eller en senare dag.');
    end if;
    perform from app_user u where u.user_no = substitute_set.for_user for no key update; -- one at a time
    select format('%s vikarierar redan %s – %s. Avsluta det vikariatet, eller välj andra dagar.', stand_in.name,
                  s.valid_from, s.valid_to) into other
    from substitute s join app_user stand_in on stand_in.user_no = s.by_user
    where s.for_user = substitute_set.for_user and s.valid_from <= substitute_set.valid_to
      and s.valid_to >= substitute_set.valid_from
    order by s.valid_from limit 1;
    if other is not null then
        perform refuse('AV003', other);
    end if;
    insert into substitute (for_user, by_user, valid_from, valid_to, set_by)
    values (substitute_set.for_user, substitute_set.by_user, substitute_set.valid_from,
            substitute_set.valid_to, me())
    returning substitute_no into added;
    perform log_event(format('användare %s vikarierar för %s', by_user, for_user));
    return added;
exception when check_violation or not_null_violation or foreign_key_violation then
    perform refuse('AV006', 'Vikariatet behöver en annan person, en första och en sista dag.');
end $$;
comment on function avstamd.substitute_set(integer, integer, date, date) is
    'who looks after a handläggare''s clients from a day to a day';

create function avstamd.substitute_end(substitute_no integer) returns void
language plpgsql security definer set search_path = avstamd, pg_temp as $$
declare
    old substitute%rowtype;
begin
    select * into old from substitute s where s.substitute_no = substitute_end.substitute_no;
    if me() is null or old.for_user is distinct from me() and old.by_user is distinct from me()
        and old.set_by is distinct from me() then
        perform may_administer();
    end if;
    delete from substitute s where s.substitute_no = old.substitute_no and s.valid_from >= today();
    update substitute s set valid_to = today() - 1
    where s.substitute_no = old.substitute_no and s.valid_to >= today();
    perform log_event(format('vikariat för användare %s slutar', old.for_user));
end $$;
comment on function avstamd.substitute_end(integer) is 'nobody stands in from now on';

create function avstamd.delegation_told(told delegation) returns text language plpgsql stable
set search_path = avstamd, pg_temp as $$
begin
    return format('rad %s i delegationsordningen: %s%s, per faktura %s, per dag %s, per år %s, %s till %s',
                  told.delegation_no, coalesce(told.role, 'användare ' || told.user_no), ' i ' || told.service_group,
                  coalesce(told.per_invoice_ore::text || ' öre', 'utan gräns'),
                  coalesce(told.per_day_ore::text || ' öre', 'utan gräns'),
                  coalesce(told.per_year_ore::text || ' öre', 'utan gräns'),
                  told.valid_from, coalesce(told.valid_to::text, 'tills vidare'));
end $$;
comment on function avstamd.delegation_told(delegation) is 'internal: a row as the access log tells it';

-- Each limit is an amount, or is named in no_limit: 'invoice', 'day', 'year'.  What is left out is no limit to
-- nobody.  Of one role or person and one group of services at most one row applies on a day.
create function avstamd.delegation_set(role text, user_no integer, service_group text,
    per_invoice_ore bigint, per_day_ore bigint, per_year_ore bigint, valid_from date default null,
    valid_to date default null, no_limit text[] default '{}') returns integer
language plpgsql security definer set search_path = avstamd, pg_temp as $$
declare
    of_role constant text := nullif(delegation_set.role, '');
    of_group constant text := nullif(btrim(delegation_set.service_group), '');
    first_day constant date := coalesce(delegation_set.valid_from, today());
    met delegation%rowtype;
    added delegation%rowtype;
begin
    perform may_administer();
    if delegation_set.user_no = me() or of_role = any(my_roles()) then
        perform refuse('AV001', 'Du kan inte ändra din egen beloppsgräns.');
    end if;
    if exists (select from (values ('invoice', per_invoice_ore), ('day', per_day_ore), ('year', per_year_ore))
                   as stated (what, ore)
               where (stated.ore is null) is distinct from (stated.what = any(no_limit))) then
        perform refuse('AV006', 'Ange ett belopp per faktura, per dag och per år, eller välj ingen gräns där det ska vara så.');
    end if;
    lock table delegation in share row exclusive mode; -- of two at once, the later sees the earlier
    select d.* into met from delegation d
    where d.role is not distinct from of_role and d.user_no is not distinct from delegation_set.user_no
      and d.service_group is not distinct from of_group and d.ended_at is null
      and d.valid_from <= coalesce(delegation_set.valid_to, 'infinity')
      and coalesce(d.valid_to, 'infinity') >= first_day
    order by d.valid_from limit 1;
    if met.delegation_no is not null then
        perform refuse('AV006', format('Det finns redan en rad för %s och %s som gäller %s: %s per faktura, %s per dag, %s per år. Avsluta den först, eller välj dagar då den inte gäller.',
            coalesce((select name from app_user where app_user.user_no = met.user_no), 'samma roll'),
            coalesce('insatsgruppen ' || met.service_group, 'alla insatser'),
            case when met.valid_to is null then format('från %s och tills vidare', met.valid_from)
                 else format('%s till %s', met.valid_from, met.valid_to) end,
            coalesce(kronor(met.per_invoice_ore), 'ingen gräns'), coalesce(kronor(met.per_day_ore), 'ingen gräns'),
            coalesce(kronor(met.per_year_ore), 'ingen gräns')));
    end if;
    insert into delegation (role, user_no, service_group, per_invoice_ore, per_day_ore, per_year_ore,
                            valid_from, valid_to, set_by)
    values (of_role, delegation_set.user_no, of_group, delegation_set.per_invoice_ore,
            delegation_set.per_day_ore, delegation_set.per_year_ore, first_day, delegation_set.valid_to, me())
    returning * into added;
    perform log_event('ny ' || delegation_told(added));
    return added.delegation_no;
exception when check_violation or not_null_violation or foreign_key_violation then
    perform refuse('AV006', 'Ange roll eller person, belopp som inte är negativa, och giltiga datum.');
end $$;
comment on function avstamd.delegation_set(text, integer, text, bigint, bigint, bigint, date, date, text[]) is
    'a row of the delegation order; amounts in öre, null only where no_limit says so; none that meets another';

create function avstamd.delegation_end(delegation_no integer, last_day date default null) returns void
language plpgsql security definer set search_path = avstamd, pg_temp as $$
declare
    ends constant date := coalesce(last_day, today() - 1);
    old delegation%rowtype;
begin
    perform may_administer();
    select * into old from delegation d where d.delegation_no = delegation_end.delegation_no for update;
    if old.delegation_no is null or old.ended_at is not null or old.valid_to < today() then
        perform refuse('AV003', 'Raden finns inte, eller har redan upphört.');
    elsif old.user_no = me() or old.role = any(my_roles()) then
        perform refuse('AV001', 'Du kan inte ändra din egen beloppsgräns.');
    elsif ends < today() - 1 then
        perform refuse('AV006', 'Det som har gällt ändras inte i efterhand: sista dagen är tidigast i går.');
    elsif old.valid_from > greatest(ends, today()) then -- it never was
        delete from delegation d where d.delegation_no = old.delegation_no;
    elsif old.valid_from > ends then -- since this morning: it was, and is no more
        update delegation d set valid_to = old.valid_from, ended_at = clock_timestamp()
        where d.delegation_no = old.delegation_no;
    else
        update delegation d set valid_to = ends where d.delegation_no = old.delegation_no;
    end if;
    perform log_event(format('slut %s på %s', ends, delegation_told(old)));
end $$;
comment on function avstamd.delegation_end(integer, date) is
    'the row''s last day, yesterday when none is given; what applied before stands';

create function avstamd.setting_set(name text, value integer) returns void
language plpgsql security definer set search_path = avstamd, pg_temp as $$
declare
    known setting%rowtype;
begin
    perform may_administer();
    select * into known from setting s where s.name = setting_set.name;
    if known.name is null then
        perform refuse('AV006', 'Inställningen finns inte.');
    elsif setting_set.value is null or setting_set.value not between known.least and known.most then
        perform refuse('AV006', format('Värdet ska vara mellan %s och %s.', known.least, known.most));
    end if;
    update setting s set value = setting_set.value where s.name = setting_set.name;
    perform log_event(format('inställning %s = %s', setting_set.name, setting_set.value));
end $$;
comment on function avstamd.setting_set(text, integer) is 'changes a setting within its limits';

create function avstamd.service_group_set(service_no integer, name text) returns void
language plpgsql security definer set search_path = avstamd, pg_temp as $$
begin
    perform may_administer();
    delete from service_group g where g.service_no = service_group_set.service_no;
    if btrim(service_group_set.name) <> '' then
        insert into service_group values (service_group_set.service_no, btrim(service_group_set.name));
    end if;
    perform log_event(format('insats %s i gruppen %s', service_group_set.service_no, service_group_set.name));
end $$;
comment on function avstamd.service_group_set(integer, text) is 'the service''s group in the delegation order';

create function avstamd.sso_group_set(group_name text, role text, wanted boolean default true)
returns void language plpgsql security definer set search_path = avstamd, pg_temp as $$
begin
    perform may_administer();
    if wanted then
        insert into sso_group values (sso_group_set.group_name, sso_group_set.role) on conflict do nothing;
    else
        delete from sso_group g
        where g.group_name = sso_group_set.group_name and g.role = sso_group_set.role;
    end if;
    perform log_event(format('grupp %s, roll %s', sso_group_set.group_name, sso_group_set.role));
exception when check_violation or not_null_violation then
    perform refuse('AV006', 'Gruppen eller rollen finns inte.');
end $$;
comment on function avstamd.sso_group_set(text, text, boolean) is 'which role a group of the directory gives';

create function avstamd.quarantine_discard(file_no bigint, ordinal integer, why text) returns void
language plpgsql security definer set search_path = avstamd, pg_temp as $$
begin
    perform may_administer();
    if coalesce(btrim(why), '') = '' then
        perform refuse('AV005', 'Skriv varför filen läggs undan.');
    end if;
    update quarantine q set discarded_at = clock_timestamp(), discarded_why = btrim(why)
    where q.file_no = quarantine_discard.file_no and q.ordinal = quarantine_discard.ordinal
      and q.discarded_at is null;
    if not found then
        perform refuse('AV003', 'Filen finns inte i karantän, eller är redan undanlagd.');
    end if;
    perform log_event(format('la undan fil %s#%s ur karantän', quarantine_discard.file_no,
                             quarantine_discard.ordinal));
end $$;
comment on function avstamd.quarantine_discard(bigint, integer, text) is
    'nobody waits for a quarantined document any more; its bytes stay';
