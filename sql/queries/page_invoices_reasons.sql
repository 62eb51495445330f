-- The reasons for a decision about several invoices.  No $n.
select code as value, title, 'approve' = any (what) as pays, 'dispute' = any (what) as disputes
from avstamd.decision_reason
where what && array['approve', 'dispute']
order by place
