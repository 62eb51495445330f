-- The checklist of one drawn item, with what was in order.  $1 sample_no, $2 item.
select point.point, point.title, item.checklist ->> point.point::text = 'true' as fine
from avstamd.sample
join avstamd.sample_item item using (sample_no)
join avstamd.sample_point point using (kind)
where sample.sample_no = $1::bigint and item.item = $2::bigint
order by point.point
