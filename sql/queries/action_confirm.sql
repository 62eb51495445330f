-- The handläggare's word for a client's month.  $1 client_no, $2 month, $3 answer, $4 comment.
select concat_ws(': ', coalesce(seen.name, seen.client_id),
                 case $3::text when 'as_ordered' then 'utfört som beställt' when 'need_changed' then 'behovet har ändrats'
                               when 'not_performed' then 'inte utfört' else 'vet inte än' end) || '.'
       || case $3::text when 'need_changed' then ' Ändra beställningen i verksamhetssystemet.'
                        when 'not_performed' then ' Ekonomi ser svaret på klientens sida.' else '' end as message
from avstamd.confirm_month(avstamd.as_key($1::bigint), $2::date, $3::text, $4::text) as decided
left join avstamd.client_seen seen on seen.client_no = $1::bigint
where decided is not null
