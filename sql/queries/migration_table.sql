-- Which files of sql/schema/ have been run here, with the checksum of what was run.
create table if not exists avstamd.migration (
    name       text collate "C" primary key,
    sha256     text not null,
    applied_at timestamptz not null default clock_timestamp()
)
