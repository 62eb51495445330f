-- What was compared.  $1 finding_no
select key, value::bigint
from avstamd.finding_evidence, jsonb_each_text(numbers)
where finding_no = $1::bigint
order by key
