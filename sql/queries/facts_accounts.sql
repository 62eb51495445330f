-- Accounts: client, provider, service and level.
copy (
    select account_no, client_no, provider_no, service_no, level, care_until
    from avstamd.account order by account_no
) to stdout (format binary)
