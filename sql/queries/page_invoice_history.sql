-- What happened to an invoice: its decisions, the latest first.  $1 document_no.
select decision.decision_no, to_char(decision.at at time zone 'Europe/Stockholm', 'YYYY-MM-DD HH24:MI') as at,
       app_user.name as who, decision.what, decision.amount_ore, reason.title as reason,
       decision.text as words, decision.state_after, finding.code, kind.title,
       later.decision_no is not null as undone,
       decision.by_user = (select avstamd.me()) and later.decision_no is null
           and decision.what in ('review', 'approve', 'pay_anyway', 'dispute', 'stop', 'accept_finding')
           and outcome.state not in ('exported', 'paid')
           as may_undo
from avstamd.decision
left join avstamd.app_user on app_user.user_no = decision.by_user
left join avstamd.decision_reason reason on reason.code = decision.reason
left join avstamd.finding on finding.finding_no = decision.finding_no
left join avstamd.finding_kind kind on kind.code = finding.code
left join avstamd.decision later on later.undoes = decision.decision_no
left join avstamd.document_outcome outcome on outcome.document_no = decision.document_no
where decision.document_no = $1::bigint
order by decision.decision_no desc
