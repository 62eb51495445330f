-- When and under which names a file arrived.  $1 file
select to_char(received_at, 'YYYY-MM-DD HH24:MI:SS'), source, name
from avstamd.receipt where file_no = $1 order by receipt_no
