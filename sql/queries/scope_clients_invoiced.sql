-- Everybody who has invoiced lines in a month.  $1 its first day, $2 its last day
insert into scope_client
select distinct account.client_no, true
from avstamd.line_outcome join avstamd.account using (account_no)
where line_outcome.period_start <= $2::date and line_outcome.period_end >= $1::date
on conflict do nothing
