-- How the sources do from which files are fetched ([source NAME] of the settings).
create table avstamd.source_state (
    source        text primary key check (source <> ''),
    kind          text not null,
    tried_at      timestamptz not null,
    succeeded_at  timestamptz,
    failing_since timestamptz,
    failures      integer not null default 0 check (failures >= 0), -- runs, one after another
    last_error    text,
    files         bigint not null default 0, -- since the source was first asked
    bytes         bigint not null default 0,
    later         integer not null default 0, -- of the last run: somebody was still writing them
    left_files    integer not null default 0, -- of the last run: could not be taken, and stay there
    check ((failures = 0) = (last_error is null) and (failures = 0) = (failing_since is null))
);
comment on table avstamd.source_state is 'källor: when each was last asked, what came of it, what is wrong';
