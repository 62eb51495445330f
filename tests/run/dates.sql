-- What happened since :since, as if on :day from :hour o'clock, and for :minutes: the town's days are others than
-- the clock's.  Says what the clock is now, for the next time.  History is append-only, so its triggers stand aside.
\set ON_ERROR_STOP 1
\set QUIET 1
begin;
set local session_replication_role = replica;
set local search_path = avstamd;
select set_config('demo.since', :'since', true), set_config('demo.until', clock_timestamp()::text, true),
       set_config('demo.begins', ((:'day'::date + make_interval(hours => :hour)) at time zone 'Europe/Stockholm')::text, true),
       set_config('demo.minutes', :'minutes', true) \g /dev/null
update question set due_on = :'day'::date + setting('due_days_officer')
where asked_at between :'since' and current_setting('demo.until')::timestamptz;
update assignment set due_on = :'day'::date + (due_on - today())
where at between :'since' and current_setting('demo.until')::timestamptz;
update user_role set valid_from = :'day'
where set_at between :'since' and current_setting('demo.until')::timestamptz;
do $$
declare
    since constant timestamptz := current_setting('demo.since');
    until constant timestamptz := current_setting('demo.until');
    begins constant timestamptz := current_setting('demo.begins');
    slower constant float := extract(epoch from make_interval(mins => current_setting('demo.minutes')::integer))
                             / extract(epoch from until - since);
    stamp record;
begin
    for stamp in -- of everything but care, whose times are facts
        select relname, attname from pg_class join pg_attribute on attrelid = pg_class.oid
        where relnamespace = 'avstamd'::regnamespace and relkind = 'r' and not relispartition
          and atttypid = 'timestamptz'::regtype and attnum > 0 and not attisdropped
    loop
        execute format('update %1$I set %2$I = $1 + (%2$I - $2) * $4 where %2$I between $2 and $3',
                       stamp.relname, stamp.attname) using begins, since, until, slower;
    end loop;
    delete from session; -- of those who were asked for in its name
end $$;
commit;
select clock_timestamp();
