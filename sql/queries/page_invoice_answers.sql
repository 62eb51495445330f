-- What the provider was told of an invoice, the latest first.  $1 document_no.
select response_no, status, electronic, standing, attempts, way, http_status, endpoint, receiver,
       to_char(made_at at time zone 'Europe/Stockholm', 'YYYY-MM-DD HH24:MI') as made_at,
       to_char(done_at at time zone 'Europe/Stockholm', 'YYYY-MM-DD HH24:MI') as done_at,
       to_char(tried_at at time zone 'Europe/Stockholm', 'YYYY-MM-DD HH24:MI') as tried_at,
       to_char(greatest(next_at, clock_timestamp()) at time zone 'Europe/Stockholm', 'YYYY-MM-DD HH24:MI') as next_at,
       left(answer, 300) as answer
from avstamd.response_standing
where document_no = $1::bigint
order by response_no desc
