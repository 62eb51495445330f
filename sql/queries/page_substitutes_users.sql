-- Persons who may stand in, or be stood in for.  No $n.
select user_no as value, name || ' (' || login || coalesce(', ' || officer_id, '') || ')' as title,
       'officer' = any(roles) as officer
from avstamd.user_seen
where disabled_at is null and roles && '{officer,unit_manager}'
order by name collate "sv-x-icu", user_no
