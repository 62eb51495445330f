-- A question to a handläggare.  $1 document_no, $2 finding_no or null, $3 question, $4 to whom or null.
select 'Frågan är skickad till handläggaren.' as message
from avstamd.ask($1::bigint, $2::bigint, $3::text, $4::integer)
