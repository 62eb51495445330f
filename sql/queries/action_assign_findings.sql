-- Gives the chosen findings to a colleague, or another last day.  $1 finding_nos, $2 user or null, $3 day or null.
select case count(avstamd.assign(null, each.finding_no, avstamd.as_key($2::bigint), $3::date))
            when 0 then 'Välj minst en avvikelse.' when 1 then '1 avvikelse är fördelad.'
            else count(*) || ' avvikelser är fördelade.' end as message
from (select distinct unnest($1::bigint[]) as finding_no order by 1) as each
