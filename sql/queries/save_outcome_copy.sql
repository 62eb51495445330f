copy save_outcome (document_no, position, account_no, link, order_no, grains, period_start,
                   period_end, payable_ore, received_ore, given_ore, findings_ore) from stdin
