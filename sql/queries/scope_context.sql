-- Clients whose visits are needed only because the same staff is at a client in scope at the same time.
-- $1 days that the longest visit may span
insert into scope_context
select distinct other_account.client_no
from scope_client
join avstamd.account using (client_no)
join avstamd.visit using (account_no)
join avstamd.visit as other on other.staff_no = visit.staff_no
    and other.care_day between visit.care_day - $1::integer and visit.care_day + $1::integer
    and other.start_at < visit.end_at and other.end_at > visit.start_at
join avstamd.account as other_account on other_account.account_no = other.account_no
where not exists (select from scope_client as known
                  where known.client_no = other_account.client_no)
on conflict do nothing
