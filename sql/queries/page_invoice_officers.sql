-- Whom a question may be put to.  No $n.
select user_no as value, concat_ws(', ', name, unit) as title
from avstamd.user_seen
where disabled_at is null and roles && array['officer', 'unit_manager']
order by name collate "sv-x-icu", user_no
