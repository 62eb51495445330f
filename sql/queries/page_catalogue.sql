-- Every kind of finding.  $1 a word to look for or null, $2 who decides or null.
select code, title, explanation, decider, flags, action, reason, source
from avstamd.finding_kind
where ($1::text is null or strpos(lower(code || ' ' || title || ' ' || explanation), lower($1::text)) > 0)
  and ($2::text is null or decider = $2::text)
order by code
