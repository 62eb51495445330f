-- The reasons that a decision may be given.  No $n.
select code as value, title, array_to_string(what, ' ') as what
from avstamd.decision_reason order by place
