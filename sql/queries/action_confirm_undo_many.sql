-- Takes back what was decided in one go.  $1 bulk_no.
select case undone when 0 then 'Inget gick att ångra.' when 1 then '1 beslut är ångrat.'
                   else undone || ' beslut är ångrade.' end as message
from avstamd.undo_bulk($1::bigint) as undone
