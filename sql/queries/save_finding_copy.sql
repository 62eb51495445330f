copy save_finding (seq, code, document_no, line_id, account_no, provider_no, month,
                   quantity_grains, amount_ore, within_tolerance, but_for_credits,
                   evidence_hash) from stdin
