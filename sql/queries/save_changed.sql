-- Findings that hold with other numbers or hold again; the event keeps the evidence they had.
-- $1 run_no
with event as (
    insert into avstamd.finding_event (finding_no, run_no, what, quantity_grains, amount_ore,
                                       within_tolerance, evidence)
    select save_match.finding_no, $1::bigint,
           case save_match.was when 'open' then 'changed' else 'reopened' end,
           fresh.quantity_grains, fresh.amount_ore, fresh.within_tolerance,
           to_jsonb(finding_evidence) - 'finding_no'
    from save_match
    join save_finding as fresh using (seq)
    left join avstamd.finding_evidence using (finding_no)
    where save_match.changed and save_match.was is not null
)
update avstamd.finding
set quantity_grains = fresh.quantity_grains, amount_ore = fresh.amount_ore,
    within_tolerance = fresh.within_tolerance, evidence_hash = fresh.evidence_hash,
    state = 'open', closed_at = null, last_run = $1::bigint
from save_match join save_finding as fresh using (seq)
where finding.finding_no = save_match.finding_no and save_match.changed
  and save_match.was is not null
