-- Att bekräfta: the month, and how far its clients are; who does not know yet has not confirmed.  $1 month or null (the last ended one), $2 today.
with chosen as (
    select coalesce($1::date, (date_trunc('month', $2::date::timestamp) - interval '1 month')::date) as month
), client as (
    select account.client_no, bool_or(care.differs) as differs
    from chosen
    cross join lateral avstamd.care_month(array(select avstamd.my_accounts()), chosen.month) as care
    join avstamd.account using (account_no)
    group by account.client_no
)
select to_char(chosen.month, 'YYYY-MM') as month,
       to_char(chosen.month - interval '1 month', 'YYYY-MM') as before,
       case when chosen.month + interval '1 month' <= $2::date then to_char(chosen.month + interval '1 month', 'YYYY-MM')
            end as after,
       chosen.month + interval '1 month' > $2::date as unfinished, chosen.month > $2::date as future, chosen.month as first_day,
       count(client.client_no) as clients, count(*) filter (where confirmed.answer <> 'unknown') as confirmed,
       count(*) filter (where client.differs) as differing,
       count(*) filter (where not client.differs and confirmed.client_no is null) as plain,
       avstamd.setting('confirm_difference_percent') as percent
from chosen
left join client on true
left join avstamd.month_confirmation confirmed
    on confirmed.client_no = client.client_no and confirmed.month = chosen.month
group by chosen.month
