-- Persons whose amounts the delegation order may state.  No $n.
select user_no as value, name || ' (' || login || ')' as title
from avstamd.user_seen
where disabled_at is null and roles && '{finance,officer,unit_manager,approver}'
order by name collate "sv-x-icu", user_no
