-- Clients for whom the as-of date moved past a limit.  $1 as-of date of the last run, $2 of this run
insert into scope_client
select client_no, true
from (
    select account.client_no
    from avstamd.care_order
    join avstamd.account using (account_no)
    join avstamd.client using (client_no)
    where (care_order.valid_from + 90 > $1::date and care_order.valid_from + 90 <= $2::date)
       or (care_order.valid_from > $1::date and care_order.valid_from <= $2::date)
       or (care_order.valid_to >= $1::date and care_order.valid_to - 30 <= $2::date)
       or (care_order.review_by >= $1::date and care_order.review_by < $2::date)
       or (client.died_on >= $1::date and client.died_on < $2::date)
    union
    select account.client_no
    from avstamd.finding join avstamd.account using (account_no)
    where finding.code like 'ND%' and finding.state = 'open'
) as touched
on conflict do nothing
