-- The staff that new and changed visits name.
insert into staff (provider_no, staff_id)
select distinct provider_no, staff_id
from import_wanted
where action in ('new', 'changed') and staff_id is not null
on conflict do nothing
