-- Klient: what people decided, asked and answered about her care, the latest first.  $1 client_no.
select decision.decision_no, to_char(decision.at at time zone 'Europe/Stockholm', 'YYYY-MM-DD HH24:MI') as at,
       who.name as who, decision.what, decision.answer, to_char(decision.month, 'YYYY-MM') as month,
       kind.title, decision.amount_ore, reason.title as reason, decision.text as words,
       exists (select from avstamd.decision later where later.undoes = decision.decision_no) as undone
from avstamd.decision
left join avstamd.app_user who on who.user_no = decision.by_user
left join avstamd.decision_reason reason on reason.code = decision.reason
left join avstamd.finding on finding.finding_no = decision.finding_no
left join avstamd.finding_kind kind on kind.code = finding.code
where decision.client_no = $1::bigint
order by decision.decision_no desc
limit 100
