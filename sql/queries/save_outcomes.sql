-- What became of the lines.
insert into avstamd.line_outcome
select * from save_outcome
on conflict (document_no, position) do update set
    account_no = excluded.account_no, link = excluded.link, order_no = excluded.order_no,
    grains = excluded.grains, period_start = excluded.period_start,
    period_end = excluded.period_end, payable_ore = excluded.payable_ore,
    received_ore = excluded.received_ore, given_ore = excluded.given_ore,
    findings_ore = excluded.findings_ore
