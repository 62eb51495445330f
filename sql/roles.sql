-- The worker writes facts, documents and findings; the web pages read what a review needs, each user
-- her own rows, and decide through functions; the auditor reads.  Roles belong to the whole server, so
-- they are made if they are missing; the rights are stated anew every time.  Whoever logs in is made a
-- member of one of them.
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
    -- The worker sees everything (the policies say so, too), and COPY takes no rows where row level
    -- security applies.  The attribute goes with the role itself, so the worker's programs become it.
    if not (select rolbypassrls from pg_roles where rolname = 'avstamd_worker') then
        alter role avstamd_worker bypassrls;
    end if;
end $$;

-- Functions with the owner's rights use temporary tables of their own; the pages make none.
do $$
begin
    execute format('revoke temporary on database %I from public', current_database());
    execute format('grant temporary on database %I to avstamd_worker, %I', current_database(),
                   (select nspowner::regrole from pg_namespace where nspname = 'avstamd'));
exception when insufficient_privilege then
    null; -- the database is somebody else's: who owns it decides
end $$;

-- Partitions are not made while rights are being stated.
select pg_advisory_xact_lock(hashtextextended('avstamd.visit_month', 0));

revoke all on schema avstamd from public;
grant usage on schema avstamd to avstamd_worker, avstamd_web, avstamd_auditor;
grant usage on schema avstamd_archive to avstamd_auditor;
revoke execute on all functions in schema avstamd from public;
revoke all on all tables in schema avstamd from public, avstamd_worker, avstamd_web, avstamd_auditor;
revoke all on all sequences in schema avstamd from public, avstamd_web, avstamd_auditor;

grant execute on function avstamd.visit_month_ensure(date), avstamd.kept_from(), avstamd.unit_word(text) to avstamd_worker;
grant select on all tables in schema avstamd to avstamd_worker, avstamd_auditor;
-- Who is signed in, and with what, is nobody's to read.
revoke all on avstamd.seal, avstamd.session, avstamd.sign_in_attempt, avstamd.app_user
    from avstamd_worker, avstamd_auditor;
grant select (user_no, login, name, officer_id, unit, sso_only, created_at, disabled_at)
    on avstamd.app_user to avstamd_worker, avstamd_auditor, avstamd_web;

-- Facts come, change and are withdrawn; what they were stays in fact_history, by triggers alone.
grant insert, update, delete on
    avstamd.provider, avstamd.client, avstamd.service, avstamd.service_alias, avstamd.client_alias,
    avstamd.extractor, avstamd.unit_mapping, avstamd.price, avstamd.account, avstamd.care_order,
    avstamd.staff, avstamd.visit_identity, avstamd.visit, avstamd.stay, avstamd.absence, avstamd.coding
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
grant insert, update, delete on avstamd.change, avstamd.job, avstamd.source_state to avstamd_worker;

grant execute on function avstamd.documents_exported(bigint[], text), avstamd.tally_fold() to avstamd_worker;
-- Exports are made by their functions; the worker only says that the files are written.
grant update (delivered_at) on avstamd.export to avstamd_worker;
grant execute on function avstamd.export_make(), avstamd.export_told(jsonb), avstamd.csv_row(text[]),
    avstamd.decimal_kronor(bigint),
    avstamd.export_answer_take(bigint, text, text, text, date, text) to avstamd_worker;

-- What is destroyed when its time is over, and in which order, the functions say.
grant execute on function avstamd.visit_months_ahead(integer), avstamd.purging(), avstamd.purge_preview(),
    avstamd.purge_begin(text), avstamd.purge_step(integer) to avstamd_worker;

-- So are responses to providers; the worker keeps the receipts.
grant execute on function avstamd.response_make(text, text, text[], integer, integer),
    avstamd.response_forget(), avstamd.response_told(bigint, text, integer, text, text),
    avstamd.response_retry(bigint) to avstamd_worker;
-- How all of it does, in figures.
grant execute on function avstamd.figures() to avstamd_worker, avstamd_web, avstamd_auditor;
-- So are mails and webhooks.
grant execute on function avstamd.morning_due(timestamptz, integer), avstamd.morning_users(),
    avstamd.morning_content(integer, date), avstamd.morning_people(text), avstamd.morning_make(integer, date), avstamd.mail_begin(),
    avstamd.mail_told(bigint, text, text), avstamd.operations_make(text[], integer), avstamd.trouble_now(),
    avstamd.webhooks_spread(jsonb), avstamd.webhook_next(text, integer),
    avstamd.webhook_told(text, bigint, integer, text), avstamd.notices_forget() to avstamd_worker;
-- Who shows anything to anybody asks what is to be masked in it.
grant execute on function avstamd.name_parts(text[]), avstamd.names_masked(text[])
    to avstamd_worker, avstamd_web, avstamd_auditor;

-- Review: everything but names, personal numbers, free text, the bytes as received and former rows;
-- of what has persons in it, the rows that the policies below let the user see.
grant select on
    avstamd.migration, avstamd.provider, avstamd.service, avstamd.service_alias, avstamd.client_alias,
    avstamd.extractor, avstamd.unit_mapping, avstamd.price, avstamd.account, avstamd.care_order,
    avstamd.staff, avstamd.visit_identity, avstamd.visit, avstamd.stay, avstamd.absence, avstamd.receipt,
    avstamd.quarantine, avstamd.document_line, avstamd.document_rule,
    avstamd.envelope, avstamd.attachment,
    avstamd.line_outcome,
    avstamd.document_outcome, avstamd.reconciliation_run, avstamd.finding, avstamd.finding_evidence,
    avstamd.finding_event, avstamd.job,
    avstamd.user_role, avstamd.substitute, avstamd.delegation, avstamd.service_group, avstamd.setting,
    avstamd.sso_group, avstamd.access_log, avstamd.finding_kind, avstamd.decision_reason, avstamd.dispute_request,
    avstamd.decision, avstamd.finding_review, avstamd.document_review, avstamd.question,
    avstamd.assignment, avstamd.month_confirmation, avstamd.dispute, avstamd.recovery_claim,
    avstamd.response, avstamd.response_attempt, avstamd.response_standing,
    avstamd.coding, avstamd.export, avstamd.export_row, avstamd.export_answer,
    avstamd.provider_setting, avstamd.saved_filter, avstamd.register_extract_log, avstamd.sample, avstamd.source_state,
    avstamd.sample_item, avstamd.state_move,
    avstamd.client_seen, avstamd.document_seen, avstamd.user_seen, avstamd.finding_work,
    avstamd.document_totals, avstamd.finding_numbers, avstamd.disputed_finding, avstamd.document_waiting,
    avstamd.retention_rule, avstamd.retention_exemption, avstamd.purge, avstamd.purge_protocol,
    avstamd.waiting, avstamd.waiting_kind, avstamd.user_mail
    to avstamd_web;
grant select (client_no, client_id, unit, officer, died_on, protected) on avstamd.client
    to avstamd_web;
grant select (document_no, file_no, ordinal, format, invoice_no, issue_date, type_code, credit_note,
              currency, due_date, buyer_reference, order_reference, payment_terms, preceding,
              period_start, period_end, seller_id, seller_name, buyer_id, accounts, net_ore, vat_ore,
              gross_ore, prepaid_ore, rounding_ore, payable_ore, allowances) on avstamd.document
    to avstamd_web;

-- What the pages call.  Everything else with the owner's rights is called by these alone.
grant execute on function
    avstamd.today(), avstamd.setting(text), avstamd.me(), avstamd.my_roles(), avstamd.has_role(text[]),
    avstamd.days_since(timestamptz, date),
    avstamd.roles_of(integer), avstamd.enter(bytea, inet, text), avstamd.sign_in_lookup(text, inet),
    avstamd.sign_in_result(text, inet, boolean), avstamd.session_open(integer, bytea, bytea, inet),
    avstamd.session_close(bytea), avstamd.sso_sign_in(text, text, text[], inet),
    avstamd.log_refusal(bytea, text, text, bigint, integer, inet),
    avstamd.log_access(text, integer[], bigint),
    avstamd.user_add(text, text, text, text, text, boolean),
    avstamd.user_change(integer, text, text, text), avstamd.user_password_set(integer, text),
    avstamd.password_change(text), avstamd.user_role_set(integer, text, date, date),
    avstamd.user_role_end(integer, text), avstamd.user_disable(integer), avstamd.user_enable(integer),
    avstamd.substitute_set(integer, integer, date, date), avstamd.substitute_end(integer),
    avstamd.delegation_set(text, integer, text, bigint, bigint, bigint, date, date, text[]),
    avstamd.delegation_end(integer, date), avstamd.setting_set(text, integer),
    avstamd.retention_rule_set(text, integer, boolean), avstamd.retention_words(avstamd.retention_rule),
    avstamd.service_group_set(integer, text), avstamd.sso_group_set(text, text, boolean),
    avstamd.quarantine_discard(bigint, integer, text), avstamd.quarantine_retry(bigint),
    avstamd.quarantine_outline(bigint), avstamd.quarantine_told(text), avstamd.staff_words(), avstamd.log_reading(text, integer, bigint),
    avstamd.service_tolerance_set(integer, numeric, numeric),
    avstamd.sees_all(), avstamd.my_officers(), avstamd.my_clients(), avstamd.my_accounts(),
    avstamd.my_documents(), avstamd.my_named_clients(), avstamd.is_mine(integer), avstamd.sees_document(bigint),
    avstamd.sees_finding(bigint), avstamd.sees_whole(bigint), avstamd.my_question(bigint), avstamd.question_decided(avstamd.question), avstamd.may_override(bigint), avstamd.overridable(bigint[]),
    avstamd.kronor(bigint), avstamd.state_title(text), avstamd.decision_title(text),
    avstamd.as_key(bigint), avstamd.visit_quantity(text, integer, timestamptz, timestamptz),
    avstamd.absent_days(integer[], date, date),
    avstamd.care_days(integer[], date, date), avstamd.line_days(integer[], date, date),
    avstamd.latest_month(integer), avstamd.axis_of(integer, date, bigint), avstamd.axis_named(integer[], date[]),
    avstamd.axis_days(integer[], date, date), avstamd.visit_collisions(integer[], date, date),
    avstamd.questions_shown(text, bigint),
    avstamd.care_month(integer[], date), avstamd.confirm_plain(date, integer),
    avstamd.queue_page(text, text, bigint, text, date, bigint, boolean, text, bigint), avstamd.queue_tabs(),
    avstamd.lines_shown(bigint, bigint, bigint, boolean),
    avstamd.queue_place(text, text, bigint, text, date, bigint, boolean, text, bigint),
    avstamd.document_source_size(bigint), avstamd.attachment_source(bigint, integer),
    avstamd.document_to_pay(bigint), avstamd.approval_limit(bigint, bigint), avstamd.document_source(bigint),
    avstamd.decide_document(bigint, text, text, text, text, bigint),
    avstamd.decide_finding(bigint, text, text, text, bigint),
    avstamd.bulk_decide(bigint[], text, text, text, bigint[]), avstamd.undo(bigint), avstamd.undo_bulk(bigint),
    avstamd.people_on(bigint, bigint), avstamd.ask(bigint, bigint, text, integer), avstamd.answer(bigint, text),
    avstamd.confirm_month(integer, date, text, text), avstamd.assign(bigint, bigint, integer, date),
    avstamd.dispute_edit(bigint, text), avstamd.dispute_sent(bigint, text), avstamd.dispute_unsent(bigint),
    avstamd.dispute_stands(bigint),
    avstamd.recovery_set(bigint, text, text), avstamd.provider_setting_set(integer, text),
    avstamd.filter_save(text, text, text), avstamd.filter_delete(integer),
    avstamd.register_extract(integer, text),
    avstamd.sample_draw(text, date, date, numeric, text),
    avstamd.sample_check(bigint, bigint, text, jsonb, text),
    avstamd.responses_page(text, bigint), avstamd.response_again(bigint)
    to avstamd_web;
-- Notices.
grant execute on function avstamd.user_mail_set(integer, text, boolean), avstamd.my_mail_set(boolean) to avstamd_web;
-- Reports.
grant select on avstamd.sample_point to avstamd_web;
grant execute on function
    avstamd.sample_check_points(bigint, bigint, text, bigint[], text),
    avstamd.sample_draw_seeded(text, date, date, numeric, text), avstamd.limit_on(integer, date),
    avstamd.months_said(date, date),
    avstamd.register_extract_open(text, text), avstamd.register_extract_read(bigint)
    to avstamd_web;

-- Row level security, forced: nobody is exempt but a superuser.  The owner's functions, the worker and
-- the auditor's role have every row by a policy; what the pages' user sees is the rule in the list.  A
-- rule that looks into another table sees of it what the user sees.  What is asked once a statement
-- stands in a sub-select.
do $$
declare
    ruled record;
    sees_all constant text := '(select avstamd.sees_all())';
    of_client constant text := sees_all || ' or client_no in (select avstamd.my_clients())';
    of_account constant text := sees_all || ' or account_no in (select avstamd.my_accounts())';
    to_me constant text := 'to_user = (select avstamd.me())';
    administers constant text := sees_all || ' or (select avstamd.has_role(''administrator''))';
    of_line constant text := 'exists (select from avstamd.line_outcome seen'
                             ' where seen.document_no = %I.document_no and seen.account_no is not null)';
    of_finding constant text := 'exists (select from avstamd.finding seen where seen.finding_no = %I.finding_no)';
begin
    for ruled in
        select name, format(rule, name, name, name, name, name) as rule from (values
            ('client', of_client), ('client_alias', of_client), ('account', of_client),
            ('absence', of_client), ('month_confirmation', of_client), ('sample_item', of_client),
            ('care_order', of_account), ('visit', of_account), ('stay', of_account),
            ('line_outcome', of_account), ('finding', of_account),
            ('visit_identity', sees_all || ' or exists (select from avstamd.visit seen'
                               ' where seen.visit_no = %I.visit_no and seen.care_day = %I.care_day)'),
            ('document', sees_all || ' or ' || of_line),
            ('document_outcome', sees_all || ' or ' || of_line),
            ('document_review', sees_all || ' or ' || of_line),
            ('document_rule', sees_all || ' or ' || of_line),
            ('document_line', sees_all || ' or exists (select from avstamd.line_outcome seen'
                              ' where seen.document_no = %I.document_no and seen.position = %I.position)'),
            ('attachment', sees_all), ('dispute', sees_all), ('document_waiting', sees_all),
            ('coding', '(select avstamd.me()) is not null'),
            ('export', sees_all), ('export_row', sees_all), ('export_answer', sees_all),
            ('document_token', 'false'), ('attachment_content', 'false'), ('attachment_piece', 'false'),
            ('document_tally', 'false'), ('response_due', 'false'), ('client_name', 'false'),
            ('response', sees_all), ('response_attempt', sees_all),
            ('mail', 'false'), ('trouble', 'false'), ('event', 'false'), ('webhook', 'false'),
            ('webhook_delivery', 'false'),
            ('file', 'false'), ('unread', 'false'), ('fact_history', 'false'), ('change', 'false'),
            ('session', 'false'), ('sign_in_attempt', 'false'), ('seal', 'false'),
            ('job', administers), ('envelope', administers), ('quarantine', administers), ('receipt', administers), ('source_state', administers),
            ('finding_evidence', sees_all || ' or ' || of_finding),
            ('finding_event', sees_all || ' or ' || of_finding),
            ('finding_review', sees_all || ' or ' || of_finding),
            ('decision', sees_all || ' or case when finding_no is not null then ' || of_finding
                         || ' when client_no is not null then client_no in (select avstamd.my_clients())'
                         || ' when what in (''ask_officer'', ''answer'') then exists (select from avstamd.question seen'
                            ' where seen.document_no = %I.document_no'
                            ' and (seen.decision_no = %I.decision_no or seen.answered_by = %I.by_user))'
                         || ' else ' || of_line || ' end'),
            ('assignment', sees_all || ' or ' || to_me || ' or case when finding_no is not null then '
                           || of_finding || ' else ' || of_line || ' end'),
            ('question', of_client || ' or ' || to_me || ' or to_user in (select for_user'
                         ' from avstamd.substitute where by_user = (select avstamd.me())'
                         ' and avstamd.today() between valid_from and valid_to)'),
            ('recovery_claim', sees_all || ' or ((select avstamd.has_role(''unit_manager'')) and '
                               || of_line || ')'),
            ('sample', sees_all || ' or drawn_by = (select avstamd.me())'),
            ('saved_filter', 'user_no = (select avstamd.me())'),
            ('purge_pending', 'false'),
            ('purge', '(select avstamd.has_role(''administrator'', ''auditor''))'),
            ('purge_protocol', '(select avstamd.has_role(''administrator'', ''auditor''))'),
            ('access_log', '(select avstamd.has_role(''auditor''))'),
            ('register_extract_log', '(select avstamd.has_role(''auditor''))'
                                     ' or by_user = (select avstamd.me())'),
            ('app_user', '(select avstamd.me()) is not null'),
            ('user_role', '(select avstamd.me()) is not null'),
            ('substitute', '(select avstamd.me()) is not null'),
            ('delegation', '(select avstamd.me()) is not null'),
            ('provider_setting', '(select avstamd.me()) is not null'),
            ('sso_group', '(select avstamd.has_role(''administrator'', ''auditor''))')) as rules (name, rule)
    loop
        -- The rule as stated here is the policy's comment: what is as it should be is not locked.
        continue when exists (
            select from pg_policy
            where polrelid = format('avstamd.%I', ruled.name)::regclass and polname = 'pages'
              and obj_description(oid, 'pg_policy') = ruled.rule);
        execute format('alter table avstamd.%I enable row level security', ruled.name);
        execute format('alter table avstamd.%I force row level security', ruled.name);
        execute format('drop policy if exists law on avstamd.%I', ruled.name);
        execute format('drop policy if exists worker on avstamd.%I', ruled.name);
        execute format('drop policy if exists auditor on avstamd.%I', ruled.name);
        execute format('drop policy if exists pages on avstamd.%I', ruled.name);
        execute format('create policy law on avstamd.%I to %I using (true) with check (true)', ruled.name,
                       (select pg_get_userbyid(relowner) from pg_class
                        where oid = format('avstamd.%I', ruled.name)::regclass));
        execute format('create policy worker on avstamd.%I to avstamd_worker using (true) with check (true)',
                       ruled.name);
        execute format('create policy auditor on avstamd.%I for select to avstamd_auditor using (true)',
                       ruled.name);
        execute format('create policy pages on avstamd.%I for select to avstamd_web using (%s)',
                       ruled.name, ruled.rule);
        execute format('comment on policy pages on avstamd.%I is %L', ruled.name, ruled.rule);
    end loop;
end $$;
