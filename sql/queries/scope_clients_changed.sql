-- Clients whose own facts changed, or the rules and prices of whose services did.
insert into scope_client
select client_no, true
from (
    select change.client_no from avstamd.change where change.client_no is not null
    union
    select account.client_no
    from avstamd.change
    join avstamd.account on account.service_no = change.service_no
        and (change.provider_no is null or account.provider_no = change.provider_no)
) as touched
join avstamd.client using (client_no)
on conflict do nothing
