-- A full run looks at every document.
insert into scope_document select document_no from avstamd.document on conflict do nothing
