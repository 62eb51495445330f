-- How far a handläggare's own clients are with the latest ended month, as Att bekräfta counts them.  (A whole unit
-- takes too long to count for a first page.)  $1 today.
select to_char(chosen.month, 'YYYY-MM') as month, count(client.client_no) as clients,
       count(client.client_no) - count(*) filter (where confirmed.answer <> 'unknown') as many
from (select (date_trunc('month', $1::date::timestamp) - interval '1 month')::date as month) as chosen
cross join lateral (
    select distinct account.client_no
    from avstamd.care_month(array(select avstamd.my_accounts()), chosen.month) join avstamd.account using (account_no)
) as client
left join avstamd.month_confirmation confirmed
    on confirmed.client_no = client.client_no and confirmed.month = chosen.month
where (select avstamd.has_role('officer') and not avstamd.has_role('unit_manager'))
group by chosen.month
