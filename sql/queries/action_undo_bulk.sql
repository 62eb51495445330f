-- Takes back what can be of a decision about several invoices, and says why the rest was not.  $1 bulk_no.
with before as materialized (
    select count(*) as decisions, count(*) filter (where outcome.state in ('exported', 'paid')) as exported
    from avstamd.decision join avstamd.document_outcome outcome using (document_no)
    where decision.bulk_no = $1::bigint and decision.by_user = (select avstamd.me()) and decision.what <> 'undo'
      and not exists (select from avstamd.decision later where later.undoes = decision.decision_no)
), counted as (
    select undone, exported, decisions - exported - undone as changed
    from before cross join avstamd.undo_bulk($1::bigint) as undone
)
select concat_ws(' ',
           case undone when 0 then 'Inget gick att ångra.' when 1 then 'Beslutet om 1 faktura är ångrat.'
                else 'Besluten om ' || undone || ' fakturor är ångrade.' end,
           case when exported = 1 then '1 är redan skickad till betalning och kan inte ångras.'
                when exported > 1 then exported || ' är redan skickade till betalning och kan inte ångras.' end,
           case when changed = 1 then '1 har ändrats sedan dess och kan inte ångras.'
                when changed > 1 then changed || ' har ändrats sedan dess och kan inte ångras.' end) as message
from counted
