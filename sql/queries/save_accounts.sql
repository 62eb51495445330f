-- Accounts that were first met on an invoice line.
with added as (
    insert into avstamd.account (client_no, provider_no, service_no, level)
    select distinct client_no, provider_no, service_no, level from save_account
    on conflict do nothing
)
select count(*) from save_account
