-- The handläggare of the clients whom the user sees, to choose among.  No $n.
select client.officer as value, coalesce(officer.name, client.officer) as title
from avstamd.client left join avstamd.app_user officer on officer.officer_id = client.officer
where client.officer is not null
group by client.officer, officer.name
order by coalesce(officer.name, client.officer) collate "sv-x-icu"
