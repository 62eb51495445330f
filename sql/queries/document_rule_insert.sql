-- The rules that a document breaks; $2 is [{"rule": …, "severity": …, "times": n, "lines": [n, …]}].
insert into avstamd.document_rule (document_no, rule, severity, times, lines)
select $1::bigint, broken.rule, broken.severity, sum(broken.times),
       coalesce((select array_agg(first.line)
                 from (select distinct element.value::integer as line
                       from unnest(array_agg(broken.lines)) as list (lines),
                            jsonb_array_elements(list.lines) as element (value)
                       order by 1 limit 5) as first), '{}')
from jsonb_to_recordset($2::jsonb)
         as broken (rule text, severity text, times integer, lines jsonb)
group by broken.rule, broken.severity
