-- The receipts of a response.  $1 response_no
select to_char(at at time zone 'Europe/Stockholm', 'YYYY-MM-DD HH24:MI:SS'), way, http_status, outcome, answer
from avstamd.response_attempt where response_no = $1::bigint order by attempt_no
