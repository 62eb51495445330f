-- Providers whose share of visits by hand may have changed.
insert into scope_provider
select distinct account.provider_no
from scope_client join avstamd.account using (client_no)
where scope_client.by_fact
on conflict do nothing
