-- The bytes as received, unless they are too many for a page; the function asks who may see them and
-- logs it.  $1 document_no.
select case when avstamd.document_source_size($1::bigint) <= 10000000
            then avstamd.document_source($1::bigint) end as content
