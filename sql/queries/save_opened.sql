-- New findings.  $1 run_no
with opened as (
    insert into avstamd.finding (finding_no, code, document_no, line_id, account_no, provider_no,
                                 month, quantity_grains, amount_ore, within_tolerance,
                                 evidence_hash, first_run, last_run)
    overriding system value
    select save_match.finding_no, code, document_no, line_id, account_no, provider_no, month,
           quantity_grains, amount_ore, within_tolerance, evidence_hash, $1::bigint, $1::bigint
    from save_match join save_finding using (seq)
    where save_match.was is null
    returning finding_no, quantity_grains, amount_ore, within_tolerance
)
insert into avstamd.finding_event (finding_no, run_no, what, quantity_grains, amount_ore,
                                   within_tolerance)
select finding_no, $1::bigint, 'opened', quantity_grains, amount_ore, within_tolerance from opened
