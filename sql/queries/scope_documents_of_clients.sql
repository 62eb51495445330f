-- Documents with lines on accounts of clients in scope, or that name these clients.
insert into scope_document
select document_no
from (
    select line_outcome.document_no
    from scope_client
    join avstamd.account using (client_no)
    join avstamd.line_outcome using (account_no)
    union
    select document_token.document_no
    from scope_client
    join avstamd.client using (client_no)
    join avstamd.document_token on document_token.token = client.client_id
    where scope_client.by_fact
    union
    select document_token.document_no
    from scope_client
    join avstamd.client_alias using (client_no)
    join avstamd.document_token on document_token.token = client_alias.alias
    where scope_client.by_fact
) as touched
on conflict do nothing
