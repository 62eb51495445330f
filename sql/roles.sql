-- The worker writes facts, documents and findings; the web pages read what a review needs; the
-- auditor reads.  Roles belong to the whole server, so they are made if they are missing; the rights
-- are stated anew every time.  Whoever logs in is made a member of one of them.
do $$
declare
    role_name text;
begin
    foreach role_name in array array['avstamd_worker', 'avstamd_web', 'avstamd_auditor'] loop
        if not exists (select 1 from pg_roles where rolname = role_name) then
            begin
                execute format('create role %I nologin', role_name);
            exception when duplicate_object or unique_violation then
                null; -- another database of this server was migrated at the same moment
            end;
        end if;
    end loop;
end $$;

-- Partitions are not made while rights are being stated.
select pg_advisory_xact_lock(hashtextextended('avstamd.visit_month', 0));

revoke all on schema avstamd from public;
grant usage on schema avstamd to avstamd_worker, avstamd_web, avstamd_auditor;
revoke execute on all functions in schema avstamd from public;
revoke all on all tables in schema avstamd from public, avstamd_worker, avstamd_web, avstamd_auditor;

grant execute on function avstamd.visit_month_ensure(date), avstamd.unit_word(text) to avstamd_worker;
grant select on all tables in schema avstamd to avstamd_worker, avstamd_auditor;

-- Facts come, change and are withdrawn; what they were stays in fact_history, by triggers alone.
grant insert, update, delete on
    avstamd.provider, avstamd.client, avstamd.service, avstamd.service_alias, avstamd.client_alias,
    avstamd.extractor, avstamd.unit_mapping, avstamd.price, avstamd.account, avstamd.care_order,
    avstamd.staff, avstamd.visit_identity, avstamd.visit, avstamd.stay, avstamd.absence
    to avstamd_worker;
-- What was received is never changed and never removed.
grant insert on avstamd.file, avstamd.receipt, avstamd.document, avstamd.document_line,
    avstamd.document_rule, avstamd.envelope, avstamd.attachment, avstamd.attachment_content,
    avstamd.attachment_piece to avstamd_worker;
grant usage on sequence avstamd.attachment_content_no to avstamd_worker;
grant update on avstamd.attachment to avstamd_worker; -- a file in quarantine is read again
grant delete on avstamd.attachment_piece to avstamd_worker; -- of contents that were there already
grant update (arrival) on avstamd.receipt to avstamd_worker;
grant insert, update, delete on avstamd.unread, avstamd.quarantine, avstamd.document_token
    to avstamd_worker;
-- Findings are closed, never removed; their events are append-only and keep replaced evidence.
grant insert, update on avstamd.reconciliation_run, avstamd.finding to avstamd_worker;
grant insert, update, delete on avstamd.finding_evidence to avstamd_worker;
grant usage on sequence avstamd.finding_finding_no_seq to avstamd_worker; -- numbered before they are stored
grant insert on avstamd.finding_event to avstamd_worker;
grant insert, update, delete on avstamd.line_outcome, avstamd.document_outcome to avstamd_worker;
-- The queue, and the list of what to look at again.
grant insert, update, delete on avstamd.change, avstamd.job to avstamd_worker;

-- Review: everything but personal numbers, the bytes as received and former rows.
grant select on
    avstamd.migration, avstamd.provider, avstamd.service, avstamd.service_alias, avstamd.client_alias,
    avstamd.extractor, avstamd.unit_mapping, avstamd.price, avstamd.account, avstamd.care_order,
    avstamd.staff, avstamd.visit_identity, avstamd.visit, avstamd.stay, avstamd.absence, avstamd.receipt,
    avstamd.quarantine, avstamd.document, avstamd.document_line, avstamd.document_rule,
    avstamd.envelope, avstamd.attachment,
    avstamd.line_outcome,
    avstamd.document_outcome, avstamd.reconciliation_run, avstamd.finding, avstamd.finding_evidence,
    avstamd.finding_event, avstamd.job
    to avstamd_web;
grant select (client_no, client_id, name, unit, officer, died_on, protected) on avstamd.client
    to avstamd_web;
