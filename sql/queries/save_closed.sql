-- Findings in scope that no longer hold: credited when a credit alone did it, else resolved.
-- $1 run_no, $2 everything is in scope, $3 account_no[] and $4 document_no[] left alone
with closed as (
    update avstamd.finding
    set state = case when exists (
                    select from save_finding as fresh
                    where fresh.but_for_credits and fresh.code = finding.code
                      and fresh.line_id = finding.line_id
                      and fresh.document_no = finding.document_no
                      and fresh.account_no = finding.account_no
                      and fresh.month = finding.month)
                then 'credited' else 'resolved' end,
        closed_at = clock_timestamp(), last_run = $1::bigint
    where finding.state = 'open'
      and not exists (select from save_match where save_match.finding_no = finding.finding_no)
      and case
              when finding.account_no is not null and finding.code <> 'LK07'
                  then ($2::boolean or finding.account_no in (select account_no from scope_account))
                       and finding.account_no <> all($3::integer[])
              when finding.document_no is not null
                  then ($2::boolean
                        or finding.document_no in (select document_no from save_document))
                       and finding.document_no <> all($4::bigint[])
              else $2::boolean or finding.provider_no in (select provider_no from scope_provider)
          end
    returning finding_no, state, quantity_grains, amount_ore, within_tolerance
)
insert into avstamd.finding_event (finding_no, run_no, what, quantity_grains, amount_ore,
                                   within_tolerance)
select finding_no, $1::bigint, state, quantity_grains, amount_ore, within_tolerance from closed
