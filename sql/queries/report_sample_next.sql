-- The next item that nobody has checked.  $1 sample_no, $2 item.
select later.item
from avstamd.sample_item here join avstamd.sample_item later using (sample_no)
where here.sample_no = $1::bigint and here.item = $2::bigint and later.outcome is null and later.item <> here.item
order by later.place < here.place, later.place limit 1
