-- A client as who asks may see her, and the month to show.  $1 client_no, $2 month or null.
select client.client_no, client.client_id, client.name, client.protected, client.died_on, client.unit,
       client.mine, officer.name as officer,
       to_char(coalesce($2::date, avstamd.latest_month(client.client_no)), 'YYYY-MM') as month
from avstamd.client_seen client
left join avstamd.user_seen officer on officer.officer_id = client.officer
where client.client_no = $1::bigint
