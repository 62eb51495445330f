-- The accounts that new and changed orders, visits or stays belong to.
insert into account (client_no, provider_no, service_no, level)
select distinct client_no, provider_no, service_no, level
from import_wanted
where action in ('new', 'changed')
on conflict do nothing
