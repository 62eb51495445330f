-- The queue between the processes: taken with FOR UPDATE SKIP LOCKED, so several daemons may run.

create table avstamd.job (
    job_no     bigint generated always as identity primary key,
    kind       text not null check (kind ~ '^[a-z_]+$'), -- a row of daemon/job_kinds.c
    subject    text not null default '',                -- of several of a kind: the source's name, the answer's number
    created_at timestamptz not null default clock_timestamp(),
    not_before timestamptz not null default clock_timestamp(),
    attempts   integer not null default 0,
    last_error text,
    done_at    timestamptz
);
create index job_waiting on avstamd.job (not_before) where done_at is null;
-- One waiting job of a kind and subject is enough: it looks at everything that changed.
create unique index job_once on avstamd.job (kind, subject) where done_at is null and attempts = 0;
-- Who runs a job holds the advisory lock of its number (job_claim.sql): it ends with the connection.
create view avstamd.job_running as
select objid::bigint as job_no from pg_locks
where locktype = 'advisory' and objsubid = 2 and classid = 20261122::oid
  and database = (select oid from pg_database where datname = current_database());
comment on view avstamd.job_running is 'the jobs that somebody runs at this moment';
create function avstamd.job_announced() returns trigger language plpgsql as $$
begin
    perform pg_notify('avstamd_job', new.kind);
    return null;
end $$;
create trigger announced after insert on avstamd.job
    for each row execute function avstamd.job_announced();
