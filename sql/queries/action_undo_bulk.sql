-- Takes back what can be of a decision about several invoices.  $1 bulk_no.
select case undone when 0 then 'Inget gick att ångra: fakturorna har ändrats sedan dess.'
                   when 1 then 'Beslutet om 1 faktura är ångrat.'
                   else 'Besluten om ' || undone || ' fakturor är ångrade.' end as message
from avstamd.undo_bulk($1::bigint) as undone
