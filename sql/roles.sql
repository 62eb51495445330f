-- The worker writes facts, documents and findings; the web pages read and decide; the auditor reads.
-- Roles belong to the whole server, so they are made if they are missing and granted every time.
do $$
declare
    role_name text;
begin
    foreach role_name in array array['avstamd_worker', 'avstamd_web', 'avstamd_auditor'] loop
        if not exists (select 1 from pg_roles where rolname = role_name) then
            execute format('create role %I nologin', role_name);
        end if;
    end loop;
end $$;
