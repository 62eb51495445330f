-- Clients at whom the same staff is registered at the same time as at a client whose facts changed:
-- what they lose to staff elsewhere may change.  $1 days that the longest visit may span
insert into scope_client
select distinct other_account.client_no, true
from scope_client
join avstamd.account using (client_no)
join avstamd.visit using (account_no)
join avstamd.visit as other on other.staff_no = visit.staff_no
    and other.care_day between visit.care_day - $1::integer and visit.care_day + $1::integer
    and other.start_at < visit.end_at and other.end_at > visit.start_at
join avstamd.account as other_account on other_account.account_no = other.account_no
where scope_client.by_fact and other_account.client_no <> scope_client.client_no
on conflict do nothing
