-- Findings meet the stored ones of the same identity; new ones get their number.
insert into save_match (seq, finding_no, was, changed)
select fresh.seq,
       coalesce(stored.finding_no,
                nextval(pg_get_serial_sequence('avstamd.finding', 'finding_no'))),
       stored.state,
       stored.finding_no is null or stored.state <> 'open'
           or (stored.quantity_grains, stored.amount_ore, stored.within_tolerance,
               stored.evidence_hash)
              is distinct from (fresh.quantity_grains, fresh.amount_ore, fresh.within_tolerance,
                                fresh.evidence_hash)
from save_finding as fresh
left join avstamd.finding as stored
    on stored.code = fresh.code and stored.line_id = fresh.line_id
    and coalesce(stored.document_no, 0) = coalesce(fresh.document_no, 0)
    and coalesce(stored.account_no, 0) = coalesce(fresh.account_no, 0)
    and coalesce(stored.provider_no, 0) = coalesce(fresh.provider_no, 0)
    and coalesce(stored.month, '-infinity') = coalesce(fresh.month, '-infinity')
where not fresh.but_for_credits
