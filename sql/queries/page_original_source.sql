-- The bytes as received and which of their documents it is, unless they are too many for a page; the function
-- asks who may see them and logs it.  $1 document_no, $2 anything, or null: they are not wanted.
select document.ordinal, avstamd.document_source(document.document_no) as content
from avstamd.document
where document.document_no = $1::bigint and $2::text is not null
  and avstamd.document_source_size(document.document_no) <= 10000000
