-- Everybody who has care, stays or orders in some months: those that have ended since the last run, or
-- the one that was asked for.  $1 their first day, $2 their last day
insert into scope_client
select client_no, true
from (
    select account.client_no from avstamd.visit join avstamd.account using (account_no)
    where visit.care_day between $1::date and $2::date
    union
    select account.client_no from avstamd.care_order join avstamd.account using (account_no)
    where care_order.valid_from <= $2::date and coalesce(care_order.valid_to, 'infinity') >= $1::date
    union
    select account.client_no from avstamd.stay join avstamd.account using (account_no)
    where stay.moved_in <= $2::date and coalesce(stay.moved_out, 'infinity') >= $1::date
) as touched
on conflict do nothing
