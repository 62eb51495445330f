-- One's own latest decisions about several invoices, of which something can still be taken back.
-- $1 today.
select decision.bulk_no, to_char(min(decision.at) at time zone 'Europe/Stockholm', 'HH24:MI') as at,
       count(distinct decision.document_no) as documents,
       bool_or(decision.what = 'dispute') as disputed
from avstamd.decision
join avstamd.document_outcome outcome using (document_no)
where decision.by_user = (select avstamd.me()) and decision.bulk_no is not null
  and decision.at >= $1::date::timestamp at time zone 'Europe/Stockholm'
  and decision.what in ('approve', 'dispute')
  and outcome.state not in ('exported', 'paid')
  and not exists (select from avstamd.decision later where later.undoes = decision.decision_no)
group by decision.bulk_no
order by decision.bulk_no desc
limit 3
