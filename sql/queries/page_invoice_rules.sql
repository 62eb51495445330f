-- The rules of the standard that an invoice breaks.  $1 document_no.
select rule, severity, times, array_to_string(lines, ', ') as lines
from avstamd.document_rule
where document_no = $1::bigint
order by array_position(array['fatal', 'warning', 'information'], severity), rule
