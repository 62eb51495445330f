-- Persons to choose from, those who have left among them.  No $n.
select user_no as value, name || ' (' || login || ')'
       || case when disabled_at is not null then ', avstängd' else '' end as title
from avstamd.app_user order by name collate "sv-x-icu", user_no
