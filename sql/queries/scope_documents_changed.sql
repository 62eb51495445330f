-- Documents that arrived, or that name something that changed.
insert into scope_document
select document_no
from (
    select change.document_no from avstamd.change where change.document_no is not null
    union
    select document_token.document_no
    from avstamd.change join avstamd.document_token using (token)
    union
    select document.document_no
    from avstamd.change
    join avstamd.provider using (provider_no)
    join avstamd.document on document.seller_id = provider.provider_id
    where change.service_no is null
    union
    select document.document_no
    from avstamd.document
    where exists (select from avstamd.change
                  where num_nonnulls(change.client_no, change.service_no, change.provider_no,
                                     change.document_no, change.token) = 0)
) as touched
on conflict do nothing
