-- What came with an invoice.  $1 document_no.
select attachment.position, coalesce(attachment.file_name, attachment.reference, 'bilaga') as name,
       attachment.media_type, attachment.size_bytes,
       case when attachment.size_bytes < 1000 then attachment.size_bytes || ' byte'
            when attachment.size_bytes < 1000000 then round(attachment.size_bytes / 1000.0) || ' kB'
            else replace(round(attachment.size_bytes / 1000000.0, 1)::text, '.', ',') || ' MB' end as size,
       attachment.content_no is not null and attachment.size_bytes <= 50000000 as given,
       attachment.problem is not null as damaged
from avstamd.attachment
join avstamd.document on document.file_no = attachment.file_no and document.ordinal = attachment.ordinal
where document.document_no = $1::bigint
order by attachment.position
limit 500
