-- Att bekräfta: a row for each account of the clients shown, ordered against delivered, with the client's answer.
-- $1 month or null (the last ended one), $2 today, $3 kvar, skillnad or alla, $4 page of 40 clients.
with chosen as (
    select coalesce($1::date, (date_trunc('month', $2::date::timestamp) - interval '1 month')::date) as month
), care as (
    select care.*, account.client_no, account.service_no, account.provider_no, account.level
    from chosen
    cross join lateral avstamd.care_month(array(select avstamd.my_accounts()), chosen.month) as care
    join avstamd.account using (account_no)
), client as (
    select care.client_no, bool_or(care.differs) as differs, confirmed.answer, confirmed.comment,
           confirmed.at, confirmed.decision_no, confirmed.by_user
    from care
    cross join chosen
    left join avstamd.month_confirmation confirmed
        on confirmed.client_no = care.client_no and confirmed.month = chosen.month
    group by care.client_no, confirmed.client_no, confirmed.month
), placed as (
    select client.*, seen.client_id, seen.name, seen.protected, seen.died_on, seen.officer,
           row_number() over (order by seen.name collate "sv-x-icu", seen.client_id) as place, count(*) over () as many
    from client join avstamd.client_seen seen using (client_no)
    where case $3::text when 'kvar' then coalesce(client.answer, 'unknown') = 'unknown' when 'skillnad' then client.differs else true end
), shown as (
    select *, lead(client_no) over (order by place) as next_no from placed
    order by place
    limit 40 offset (greatest($4::bigint, 1) - 1) * 40
)
select shown.client_no, shown.client_id, shown.name, shown.protected, shown.died_on, shown.place, shown.many,
       shown.next_no, shown.differs as client_differs, shown.answer, shown.comment,
       to_char(shown.at at time zone 'Europe/Stockholm', 'YYYY-MM-DD HH24:MI') as answered_at, who.name as who,
       officer.name as officer,
       shown.decision_no, shown.by_user = (select avstamd.me()) as mine,
       care.account_no, care.differs, care.findings, care.invoiced_ore, care.payable_ore, care.visits,
       trim_scale(round(care.ordered, 2)) as ordered, trim_scale(round(care.performed, 2)) as performed,
       trim_scale(round(care.performed - care.ordered, 2)) as difference,
       trim_scale(round(care.absent_performed, 2)) as absent_performed,
       trim_scale(round(care.dead_performed, 2)) as dead_performed,
       trim_scale(round(care.invoiced, 2)) as invoiced,
       coalesce(service.name, service.service_id) as service, care.level, service.basis,
       case service.unit when 'hour' then 'tim' when 'day' then 'dygn' when 'month' then 'mån' else 'st' end as unit,
       coalesce(provider.name, provider.provider_id) as provider
from shown
join care using (client_no)
join avstamd.service using (service_no)
join avstamd.provider on provider.provider_no = care.provider_no
left join avstamd.app_user who on who.user_no = shown.by_user
left join avstamd.app_user officer on officer.officer_id = shown.officer
order by shown.place, coalesce(service.name, service.service_id) collate "sv-x-icu", care.account_no
