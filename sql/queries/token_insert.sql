-- What a document may be linked by.  $1 document, $2 array of tokens as JSON
insert into avstamd.document_token (document_no, token)
select $1, token from jsonb_array_elements_text($2::jsonb) as element (token)
on conflict do nothing
