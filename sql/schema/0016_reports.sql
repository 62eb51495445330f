-- What reports need beside the facts: the checklist of samples, and registerutdrag by its own number.

create table avstamd.sample_point (
    kind  text not null check (kind in ('orders', 'documents')),
    point integer not null,
    title text not null,
    primary key (kind, point)
);
comment on table avstamd.sample_point is 'what is looked at in a drawn order or document';
insert into avstamd.sample_point (kind, point, title) values
    ('orders', 1, 'Utredning och beslut finns och är daterade före beställningen'),
    ('orders', 2, 'Beställningen stämmer med beslutet: insats, mängd och period'),
    ('orders', 3, 'Utförarens genomförandeplan finns, inom 14 dagar från beställningen'),
    ('orders', 4, 'Uppföljning är gjord eller planerad i rätt tid'),
    ('orders', 5, 'Lagrum och handläggare stämmer'),
    ('documents', 1, 'Rätt person har attesterat enligt delegationsordningen'),
    ('documents', 2, 'Beloppet ryms inom attestantens gräns den dagen'),
    ('documents', 3, 'Två olika personer har attesterat där det krävs'),
    ('documents', 4, 'Avvikelser är avgjorda med orsak som går att förstå'),
    ('documents', 5, 'Underlag finns: beställning och utförd omsorg');

-- The numbers of the points that were in order, as the form sends them.
create function avstamd.sample_check_points(sample_no bigint, item bigint, outcome text, points bigint[],
    comment text) returns void
language sql security definer set search_path = avstamd, pg_temp as $$
    select sample_check(sample_check_points.sample_no, sample_check_points.item,
                        sample_check_points.outcome,
                        (select coalesce(jsonb_object_agg(p.point::text, p.point = any(points)), '{}')
                         from sample s join sample_point p using (kind)
                         where s.sample_no = sample_check_points.sample_no),
                        sample_check_points.comment)
$$;
comment on function avstamd.sample_check_points(bigint, bigint, text, bigint[], text) is
    'sample_check() with the checklist as the numbers of what was in order';

-- A seed of one's own choosing could be tried until it draws what one likes; without one it is random.
create function avstamd.sample_draw_seeded(kind text, first_day date, last_day date, percent numeric,
    seed text) returns bigint
language sql security definer set search_path = avstamd, pg_temp as $$
    select sample_draw(sample_draw_seeded.kind, sample_draw_seeded.first_day, sample_draw_seeded.last_day,
                       least(coalesce(sample_draw_seeded.percent, setting('sample_percent')), 101), -- refused
                       coalesce(nullif(btrim(sample_draw_seeded.seed), ''),
                                substr(replace(gen_random_uuid()::text, '-', ''), 1, 12)))
$$;
comment on function avstamd.sample_draw_seeded(text, date, date, numeric, text) is
    'sample_draw() with the municipality''s percentage and a random seed where none is given';

-- What one approval alone could be, by the delegation order of that day: the person's own rows before
-- those of her roles, of several the widest; null without any, and is_free where there is no limit.
create function avstamd.limit_on(of_user integer, day date, out limit_ore bigint, out is_free boolean)
language sql stable security definer set search_path = avstamd, pg_temp as $$
    select case when bool_or(fitting.per_invoice_ore is null) then null else max(fitting.per_invoice_ore) end,
           coalesce(bool_or(fitting.per_invoice_ore is null), false)
    from (select d.per_invoice_ore, rank() over (order by (d.user_no is not null) desc) as place
          from delegation d
          where limit_on.day between d.valid_from and coalesce(d.valid_to, 'infinity')
            and (d.user_no = of_user
                 or d.role in (select r.role from user_role r
                               where r.user_no = of_user
                                 and limit_on.day between r.valid_from and coalesce(r.valid_to, 'infinity')))
         ) as fitting
    where fitting.place = 1 and me() is not null
$$;
comment on function avstamd.limit_on(integer, date) is
    'the most that a user approved alone of an invoice on a day, of any group of services';

-- Registerutdrag: taken out once, with why, and read by its number by who took it out, that day.
create function avstamd.register_extract_open(client_id text, why text) returns bigint
language plpgsql security definer set search_path = avstamd, pg_temp as $$
declare
    asked integer := (select c.client_no from client c where c.client_id = btrim(register_extract_open.client_id));
    added bigint;
begin
    perform may_extract(asked, why);
    insert into register_extract_log (client_no, by_user, why, came_from)
    values (asked, me(), btrim(why), came_from())
    returning extract_no into added;
    perform log_event('registerutdrag', asked);
    return added;
end $$;
comment on function avstamd.register_extract_open(text, text) is
    'a line in the extracts'' own log; its number opens the extract';

create function avstamd.register_extract_read(extract_no bigint) returns jsonb
language plpgsql security definer set search_path = avstamd, pg_temp as $$
declare
    taken register_extract_log%rowtype;
begin
    select * into taken from register_extract_log l where l.extract_no = register_extract_read.extract_no;
    if taken.by_user is distinct from me() or me() is null
        or (taken.at at time zone 'Europe/Stockholm')::date <> today() then
        perform refuse('AV004', 'Utdraget finns inte, eller gäller inte längre. Ta ut ett nytt.');
    end if;
    perform may_extract(taken.client_no, taken.why);
    perform log_event(format('registerutdrag %s läst', taken.extract_no), taken.client_no);
    return everything_about(taken.client_no);
end $$;
comment on function avstamd.register_extract_read(bigint) is
    'everything about the person of an extract, for who took it out, on the same day';

-- Of which months a report tells: "oktober 2026", "december 2025 – november 2026".
create function avstamd.months_said(first_month date, last_month date) returns text
language sql immutable parallel safe set search_path = avstamd, pg_temp as $$
    select string_agg((array['januari', 'februari', 'mars', 'april', 'maj', 'juni', 'juli', 'augusti', 'september',
                             'oktober', 'november', 'december'])[extract(month from month)::integer]
                      || ' ' || extract(year from month), ' – ' order by month)
    from (select distinct date_trunc('month', asked)::date as month
          from unnest(array[first_month, last_month]) as asked) as months
$$;
comment on function avstamd.months_said(date, date) is 'months as people say them, from the first to the last';
