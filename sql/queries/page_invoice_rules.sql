-- The rules of the standard that an invoice breaks.  $1 document_no.
select rule, severity, times, array_to_string(lines, ', ') as lines,
       case document.format when 'svefaktura' then 'Svefaktura' when 'cii' then 'CII' else 'UBL' end as syntax
from avstamd.document_rule join avstamd.document using (document_no)
where document_no = $1::bigint
order by array_position(array['fatal', 'warning', 'information'], severity), rule
