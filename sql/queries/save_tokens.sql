-- What extractors found in the documents: a change by that name concerns them too.
insert into avstamd.document_token
select distinct document_no, token from save_token
on conflict do nothing
