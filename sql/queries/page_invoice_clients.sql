-- The clients of an invoice with something in question, those with most first.  $1 document_no,
-- $2 client_no that is shown day by day, null for the first.
with found as (
    select account.client_no, count(*) as findings,
           sum(greatest(finding.amount_ore, 0)) filter (where kind.net)::bigint as question_ore
    from avstamd.finding
    join avstamd.finding_kind kind using (code)
    join avstamd.account using (account_no)
    where finding.document_no = $1::bigint and finding.state = 'open' and not finding.within_tolerance
    group by account.client_no
)
select found.client_no, client.client_id, client.protected, found.findings, found.question_ore,
       coalesce(found.client_no = $2::bigint,
                row_number() over (order by found.question_ore desc nulls last, found.client_no) = 1) as shown
from found join avstamd.client using (client_no)
order by found.question_ore desc nulls last, found.client_no
limit 25
