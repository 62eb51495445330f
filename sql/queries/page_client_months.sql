-- Klient: a year of months until the latest one with anything (or the one chosen): ordered and performed by
-- service, cost against the month before, absence, open findings and the handläggare's answer.
-- $1 client_no, $2 month or null.
with own as (
    select array(select account_no from avstamd.account where client_no = $1::bigint) as accounts,
           greatest($2::date, avstamd.latest_month(avstamd.as_key($1::bigint))) as latest
), month as (
    select own.accounts, each::date as first, (each + interval '1 month - 1 day')::date as last
    from own
    cross join lateral generate_series(own.latest::timestamp - interval '12 months', own.latest::timestamp,
                                       interval '1 month') as each
), summed as (
    select month.first, month.last, count(care.account_no) as accounts,
           string_agg(concat(coalesce(service.name, service.service_id), ' ',
                             case when service.basis in ('fixed', 'ordered') and care.visits = 0 then ''
                                  else replace(trim_scale(round(care.performed, 1))::text, '.', ',') || ' av ' end,
                             replace(trim_scale(round(care.ordered, 1))::text, '.', ','), E'\u00a0',
                             case service.unit when 'hour' then 'tim' when 'day' then 'dygn' when 'month' then 'mån'
                                               else 'st' end), E'\n' order by service.name, care.account_no) as care,
           coalesce(sum(care.visits), 0) as visits,
           coalesce(sum(care.invoiced_ore), 0)::bigint as invoiced_ore,
           coalesce(sum(care.payable_ore), 0)::bigint as payable_ore, coalesce(bool_or(care.differs), false) as differs
    from month
    left join lateral avstamd.care_month(month.accounts, month.first) as care on true
    left join avstamd.account using (account_no)
    left join avstamd.service using (service_no)
    group by month.first, month.last
), compared as (
    select summed.*, case when lag(accounts) over (order by first) > 0 then lag(payable_ore) over (order by first) end as before_ore, max(payable_ore) over () as most_ore,
           row_number() over (order by first) as place
    from summed
)
select to_char(compared.first, 'YYYY-MM') as month, compared.accounts, compared.care, compared.visits,
       compared.invoiced_ore, compared.payable_ore, compared.payable_ore - compared.before_ore as more_ore,
       compared.most_ore, compared.differs, absent.days as absent_days, found.many as findings,
       confirmed.answer, confirmed.comment, who.name as who
from compared
left join avstamd.month_confirmation confirmed on confirmed.client_no = $1::bigint and confirmed.month = compared.first
left join avstamd.app_user who on who.user_no = confirmed.by_user
left join lateral (
    select count(*) as days
    from avstamd.absent_days(array[avstamd.as_key($1::bigint)], compared.first, compared.last)) as absent on true
left join lateral (
    select count(*) as many from avstamd.finding
    where finding.account_no = any ((select accounts from own)::integer[]) and finding.state = 'open'
      and finding.month = compared.first and not finding.within_tolerance) as found on true
where compared.place > 1 and (compared.accounts > 0 or absent.days > 0 or confirmed.client_no is not null)
order by compared.first desc
