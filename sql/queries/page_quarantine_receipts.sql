-- When and by which way a file came, and under which name.  $1 file_no.
select to_char(received_at, 'YYYY-MM-DD HH24:MI') as received_at, source,
       regexp_replace(name, '\d{6,8}[-+]?\d{4}', '••••', 'g') as name
from avstamd.receipt where file_no = $1::bigint order by receipt_no limit 50
