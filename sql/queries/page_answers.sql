-- Answers to providers, the latest first.  $1 misslyckade, vantar or alla, $2 page of 50.
select response_no, status, electronic, standing, attempts, way, http_status, endpoint, receiver, invoice_no,
       case when (select avstamd.sees_all()) then document_no end as document_no,
       to_char(made_at at time zone 'Europe/Stockholm', 'YYYY-MM-DD HH24:MI') as made_at,
       to_char(done_at at time zone 'Europe/Stockholm', 'YYYY-MM-DD HH24:MI') as done_at,
       to_char(tried_at at time zone 'Europe/Stockholm', 'YYYY-MM-DD HH24:MI') as tried_at,
       to_char(greatest(next_at, clock_timestamp()) at time zone 'Europe/Stockholm', 'YYYY-MM-DD HH24:MI') as next_at,
       left(answer, 300) as answer, responses
from avstamd.responses_page($1::text, least(greatest($2::bigint, 1), 1000000))
