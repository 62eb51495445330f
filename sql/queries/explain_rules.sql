-- The rules that a finding of broken rules (IN01) rests on, and the syntax whose rules they are.
-- $1 finding_no
select document_rule.rule, document_rule.times, array_to_string(document_rule.lines, ', '),
       case document.format when 'cii' then 'CII' when 'svefaktura' then 'Svefaktura' else 'UBL' end
from avstamd.finding
join avstamd.document using (document_no)
join avstamd.document_rule using (document_no)
where finding.finding_no = $1::bigint and finding.code = 'IN01' and document_rule.severity = 'fatal'
order by document_rule.rule
