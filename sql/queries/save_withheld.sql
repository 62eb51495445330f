-- What a broken law kept from being stored is looked at again by every run until it holds.
-- $1 account_no[], $2 document_no[]
insert into avstamd.change (client_no, document_no)
select distinct account.client_no, null::bigint
from avstamd.account where account_no = any($1::integer[])
union all
select null, unnest($2::bigint[])
