-- Whom an invoice or a finding may be given to.  No $n.
select user_no as value, concat_ws(', ', name, unit) as title
from avstamd.user_seen
where disabled_at is null and roles && array['finance', 'approver', 'officer', 'unit_manager']
order by name collate "sv-x-icu", user_no
