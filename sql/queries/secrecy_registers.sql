-- The municipality's own registers: what stands in them is no provider's free text, and their names are
-- shown to whom the database gives them.
select register::oid from unnest(array[
    'avstamd.app_user', 'avstamd.user_seen', 'avstamd.provider', 'avstamd.service', 'avstamd.client',
    'avstamd.client_seen', 'avstamd.finding_kind', 'avstamd.decision_reason', 'avstamd.setting']::regclass[])
    as register
