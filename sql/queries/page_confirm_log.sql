-- The access log: the clients that were shown to be confirmed.  Parameters as in page_confirm_accounts.sql.
with chosen as (
    select coalesce($1::date, (date_trunc('month', $2::date::timestamp) - interval '1 month')::date) as month
), client as (
    select account.client_no, bool_or(care.differs) as differs, bool_or(confirmed.client_no is not null) as answered
    from chosen
    cross join lateral avstamd.care_month(array(select avstamd.my_accounts()), chosen.month) as care
    join avstamd.account using (account_no)
    left join avstamd.month_confirmation confirmed
        on confirmed.client_no = account.client_no and confirmed.month = chosen.month
    group by account.client_no
)
select avstamd.log_access('att bekräfta, ' || to_char((select month from chosen), 'YYYY-MM'), array(
    select client_no from client join avstamd.client_seen seen using (client_no)
    where case $3::text when 'kvar' then not answered when 'skillnad' then differs else true end
    order by seen.name collate "sv-x-icu", seen.client_id
    limit 40 offset (greatest($4::bigint, 1) - 1) * 40))::text as logged
