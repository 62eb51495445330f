-- The kinds of finding to choose among in the queue: those that documents may have.  No $n.
select code as value, code || ' ' || title as title
from avstamd.finding_kind
where flags <> 'never' and code !~ '^(ND|VE01)'
order by code
