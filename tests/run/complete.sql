-- Is there something to show on every page?
\set ON_ERROR_STOP 1
\set QUIET 1
do $$
begin
    assert (select count(*) > 8 from avstamd.document_outcome where state = 'exported'), 'invoices are exported';
    assert exists (select from avstamd.document_outcome where state = 'paid'), 'an invoice is paid';
    assert exists (select from avstamd.document_outcome where state = 'approved'), 'an invoice is approved';
    assert exists (select from avstamd.document_outcome where state = 'stopped'), 'an invoice is stopped';
    assert (select count(*) > 1 from avstamd.document_outcome where tab = 'second'), 'invoices wait for the second signature';
    assert (select count(*) >= 15 from avstamd.document_outcome where tab = 'review'), 'most invoices wait in the queue';
    assert (select count(*) > 1 from avstamd.dispute where sent_at is not null), 'letters are sent';
    assert exists (select from avstamd.dispute where sent_at is null), 'a letter is to be written';
    assert (select array_agg(distinct state order by state) from avstamd.recovery_claim) = '{open,sent}', 'recovery claims';
    assert exists (select from avstamd.question where answered_at is not null), 'a question is answered';
    assert exists (select from avstamd.question where answered_at is null), 'a question waits';
    assert (select count(*) > 3 from avstamd.finding_review), 'handläggare decided';
    assert exists (select from avstamd.quarantine where discarded_at is null), 'a file is in quarantine';
    assert exists (select from avstamd.response), 'providers have answers';
    assert (select count(*) > 4 from avstamd.sample_item where outcome is not null), 'samples are looked through';
    assert exists (select from avstamd.register_extract_log), 'an extract is taken';
end $$;
