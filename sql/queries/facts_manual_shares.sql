-- How many performed visits a provider in scope has a month, and how many were registered by hand.
copy (
    select account.provider_no, date_trunc('month', visit.care_day)::date, count(*)::bigint,
           count(*) filter (where visit.manual)::bigint
    from scope_provider
    join avstamd.account using (provider_no)
    join avstamd.visit using (account_no)
    where visit.status = 'performed'
    group by 1, 2
) to stdout (format binary)
