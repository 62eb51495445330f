-- The documents' bridge from invoiced to payable.  A state that a person gave stays.
-- $1 run_no, $2 codes that never flag, $3 codes that flag above zero only, $4 codes of net findings
insert into avstamd.document_outcome (document_no, provider_no, payable_ore, suggested_ore,
                                      expected_vat_ore, state, question_ore, findings, codes, run_no)
select document.document_no, save_document.provider_no, coalesce(lines.payable_ore, 0),
       case when document.credit_note then -1 else 1 end * document.net_ore
           - coalesce(lines.received_ore, 0) + coalesce(lines.given_ore, 0)
           - coalesce(found.withheld_ore, 0),
       save_document.expected_vat_ore,
       case when coalesce(found.findings, 0) > 0 then 'flagged' else 'clean' end,
       case when document.currency in ('', 'SEK')
            then coalesce(found.withheld_ore, 0) + coalesce(found.wrong_vat_ore, 0) else 0 end,
       coalesce(found.findings, 0), coalesce(found.codes, '{}'), $1::bigint
from save_document
join avstamd.document using (document_no)
left join (
    select document_no, sum(payable_ore)::bigint as payable_ore,
           sum(received_ore)::bigint as received_ore, sum(given_ore)::bigint as given_ore
    from avstamd.line_outcome join save_document using (document_no)
    group by document_no
) as lines using (document_no)
left join (
    select document_no, count(*) filter (where flags)::integer as findings,
           array_agg(distinct code order by code) filter (where flags) as codes,
           sum(amount_ore) filter (where code = any($4::text[]) and amount_ore > 0
                                   and not within_tolerance)::bigint as withheld_ore,
           sum(amount_ore) filter (where code = 'IN06' and amount_ore > 0
                                   and not within_tolerance)::bigint as wrong_vat_ore
    from (select document_no, code, amount_ore, within_tolerance,
                 code <> all($2::text[]) and (code <> all($3::text[]) or amount_ore >= 0)
                     and not within_tolerance as flags
          from avstamd.finding join save_document using (document_no)
          where finding.state = 'open') as open
    group by document_no
) as found using (document_no)
on conflict (document_no) do update set
    provider_no = excluded.provider_no, payable_ore = excluded.payable_ore,
    suggested_ore = excluded.suggested_ore, expected_vat_ore = excluded.expected_vat_ore,
    question_ore = excluded.question_ore, findings = excluded.findings, codes = excluded.codes,
    run_no = excluded.run_no,
    state = case when document_outcome.state in ('clean', 'flagged') then excluded.state
                 else document_outcome.state end
where (document_outcome.provider_no, document_outcome.payable_ore, document_outcome.suggested_ore,
       document_outcome.expected_vat_ore, document_outcome.question_ore, document_outcome.findings,
       document_outcome.codes)
      is distinct from (excluded.provider_no, excluded.payable_ore, excluded.suggested_ore,
                        excluded.expected_vat_ore, excluded.question_ore, excluded.findings,
                        excluded.codes)
   or document_outcome.state is distinct from excluded.state
