-- What this run looks at; the tables are the connection's own and are emptied first.
do $$
begin
    perform set_config('work_mem', '64MB', true); -- a month's lines are sorted in memory
    if to_regclass('pg_temp.scope_client') is null then
        create temp table scope_change (change_no bigint primary key);
        create temp table scope_client (client_no integer primary key, by_fact boolean not null);
        create temp table scope_context (client_no integer primary key);
        create temp table scope_provider (provider_no integer primary key);
        create temp table scope_document (document_no bigint primary key,
                                          loaded boolean not null default false);
        create temp table scope_account (account_no integer primary key);
        create temp table save_account (place integer, client_no integer, provider_no integer,
                                        service_no integer, level text collate "C");
        create temp table save_outcome (like avstamd.line_outcome);
        create temp table save_document (document_no bigint, provider_no integer,
                                         expected_vat_ore bigint);
        create temp table save_token (document_no bigint, token text collate "C");
        create temp table save_finding (seq integer, code text, document_no bigint,
            line_id text collate "C", account_no integer, provider_no integer, month date,
            quantity_grains bigint, amount_ore bigint, within_tolerance boolean,
            but_for_credits boolean, evidence_hash bigint);
        create temp table save_match (seq integer, finding_no bigint, was text, changed boolean);
    end if;
    truncate scope_change, scope_client, scope_context, scope_provider, scope_document,
             scope_account, save_account, save_outcome, save_document, save_token, save_finding,
             save_match;
end $$
