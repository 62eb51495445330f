-- One attachment, to be saved.  $1 document_no, $2 its place.
select source.content, coalesce(attachment.file_name, 'bilaga-' || attachment.position) as file_name
from avstamd.attachment
join avstamd.document on document.file_no = attachment.file_no and document.ordinal = attachment.ordinal
cross join lateral avstamd.attachment_source(document.document_no, attachment.position) as source (content)
where document.document_no = $1::bigint and attachment.position = least($2::bigint, 2147483647)::integer
  and source.content is not null
