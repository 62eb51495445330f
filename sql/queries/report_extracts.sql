-- Extracts that the user may know of: her own, an auditor all of them.  $1 null: all; a number: that one.
select log.extract_no, client.client_id, log.at, person.name as by_name, log.why,
       log.by_user = (select avstamd.me())
           and (log.at at time zone 'Europe/Stockholm')::date = avstamd.today() as open,
       case when log.by_user = (select avstamd.me())
                 and (log.at at time zone 'Europe/Stockholm')::date = avstamd.today() then log.extract_no end as opens
from avstamd.register_extract_log log
left join avstamd.client on client.client_no = log.client_no
left join avstamd.app_user person on person.user_no = log.by_user
where $1::bigint is null or log.extract_no = $1::bigint
order by log.extract_no desc
