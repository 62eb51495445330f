-- How all of it does, in figures: for metrics, alerts and avstamd status.  Asked every few seconds, so each
-- is read from a short list, an index or a tally; none counts documents or visits.  Nothing in it is about
-- a person.

create index quarantine_waiting on avstamd.quarantine (since) where discarded_at is null;
create index job_given_up on avstamd.job (done_at) where done_at is not null and last_error is not null;
create index run_full on avstamd.reconciliation_run (finished_at) where kind = 'full' and finished_at is not null;
create index export_undelivered on avstamd.export (made_at) where delivered_at is null;

create index webhook_delivery_given_up on avstamd.webhook_delivery (given_up_at) where given_up_at is not null;

create function avstamd.unix_time(instant timestamptz) returns bigint
language sql immutable parallel safe set search_path = avstamd, pg_temp as $$
    select floor(extract(epoch from instant))::bigint
$$;
comment on function avstamd.unix_time(timestamptz) is 'internal: seconds since 1970 UTC';

create view avstamd.job_now with (security_barrier) as
select job.job_no, job.kind, job.subject, job.created_at, job.not_before, job.attempts, job.last_error,
       case when job.job_no in (select job_no from avstamd.job_running) then 'running' when job.last_error is not null then 'failing' else 'waiting' end as state
from avstamd.job where job.done_at is null;
comment on view avstamd.job_now is 'jobs that are not done: waiting, running, or failing and tried again';

create function avstamd.figures() returns jsonb
language sql stable security definer set search_path = avstamd, pg_temp as $$
    select jsonb_build_object(
        'now', unix_time(clock_timestamp()),
        'postgresql', split_part(current_setting('server_version'), ' ', 1),
        'database', current_database(),
        'database_bytes', pg_database_size(current_database()),
        'schema', (select max(name) from migration),
        'daemons', (select count(*) from pg_stat_activity
                    where datname = current_database() and application_name = 'avstamd work'),
        'documents', (
            select jsonb_agg(jsonb_build_object('state', listed.state, 'count', coalesce(counted.count, 0))
                             order by listed.place)
            from unnest(array['received', 'clean', 'flagged', 'in_review', 'disputed', 'stopped', 'approved',
                              'exported', 'paid']) with ordinality as listed (state, place)
            left join (
                select state, sum(documents)::bigint as count from document_tally group by state
                union all
                select 'received', count(*) from document_waiting) as counted using (state)),
        'waiting_since', (
            select unix_time(file.received_at) from document_waiting join document using (document_no)
            join file using (file_no) order by document_no limit 1),
        'review_due', (select unix_time(min(due_date)::timestamp at time zone 'Europe/Stockholm')
                       from document_outcome where tab = 'review'),
        'received_at', (select unix_time(received_at) from receipt order by receipt_no desc limit 1),
        'unread', (select count(*) from unread),
        'unread_since', (select unix_time(received_at) from unread join file using (file_no) order by file_no limit 1),
        'quarantined', (select count(*) from quarantine where discarded_at is null),
        'quarantined_since', (select unix_time(min(since)) from quarantine where discarded_at is null),
        'jobs', (
            select coalesce(jsonb_agg(jsonb_build_object('kind', kind, 'state', state, 'count', count, 'since', since)
                                      order by kind, state), '[]')
            from (select kind, state, count(*), unix_time(min(created_at)) as since
                  from job_now group by kind, state) as each),
        'overdue_since', (select unix_time(min(not_before)) from job_now where state <> 'running'),
        'given_up', (select count(*) from job where done_at > clock_timestamp() - interval '1 day'
                                                and last_error is not null),
        'night', (
            select jsonb_build_object('finished_at', unix_time(finished_at),
                                      'seconds', extract(epoch from finished_at - started_at)::bigint,
                                      'documents', documents, 'opened', opened, 'changed', changed, 'closed', closed)
            from reconciliation_run where kind = 'full' and finished_at is not null
            order by finished_at desc limit 1),
        'since', (select unix_time(min(started_at)) from reconciliation_run
                  where run_no = (select min(run_no) from reconciliation_run)),
        'sources', (
            select coalesce(jsonb_agg(jsonb_build_object(
                       'source', source, 'kind', kind, 'tried_at', unix_time(tried_at),
                       'succeeded_at', unix_time(succeeded_at), 'failing_since', unix_time(failing_since),
                       'failures', failures, 'files', files, 'bytes', bytes, 'left', left_files)
                   order by source collate "C"), '[]')
            from source_state),
        'exports', (select coalesce(max(export_no), 0) from export),
        'undelivered', (select count(*) from export where delivered_at is null),
        'undelivered_since', (select unix_time(min(made_at)) from export where delivered_at is null),
        'answers', (
            select jsonb_agg(jsonb_build_object('state', listed.state, 'count', coalesce(found.count, 0),
                                                'since', found.since) order by listed.place)
            from unnest(array['waiting', 'failing', 'refused']) with ordinality as listed (state, place)
            left join (
                select case when aside_at is not null then 'refused'
                            when exists (select from response_attempt attempt
                                         where attempt.response_no = response.response_no) then 'failing'
                            else 'waiting' end as state, count(*), unix_time(min(made_at)) as since
                from response where done_at is null group by 1) as found using (state)),
        'notices', (
            select jsonb_agg(jsonb_build_object('kind', kind.kind, 'state', listed.state,
                                                'count', coalesce(found.count, 0), 'since', found.since)
                             order by kind.kind, listed.place)
            from (values ('mail'), ('webhook')) as kind (kind)
            cross join unnest(array['waiting', 'failing', 'lost']) with ordinality as listed (state, place)
            left join (
                select kind, state, count(*), unix_time(min(at)) as since
                from (select 'mail' as kind, case when attempts > 0 then 'failing' else 'waiting' end as state,
                             made_at as at
                      from mail where done_at is null
                      union all
                      select 'mail', 'lost', done_at from mail
                      where outcome <> 'taken' and done_at > clock_timestamp() - interval '1 day'
                      union all
                      select 'webhook', case when attempts > 0 then 'failing' else 'waiting' end, event.at
                      from webhook_delivery join event using (event_no)
                      where delivered_at is null and given_up_at is null
                      union all
                      select 'webhook', 'lost', given_up_at from webhook_delivery
                      where given_up_at > clock_timestamp() - interval '1 day') as each
                group by kind, state) as found on found.kind = kind.kind and found.state = listed.state))
$$;
comment on function avstamd.figures() is 'how all of it does, in figures; nothing of any person';
