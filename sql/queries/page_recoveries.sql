-- Recovery claims, the oldest first.  $1 which: oppna or alla; $2 today.
select claim.claim_no, claim.document_no, document.invoice_no,
       coalesce(document.seller_name, document.seller_id) as seller, claim.amount_ore, claim.state,
       claim.raised_at::date as raised_on, avstamd.days_since(claim.raised_at, $2::date) as days, claim.note,
       changer.name as changer, claim.changed_at::date as changed_on,
       sum(claim.amount_ore) filter (where claim.state in ('open', 'sent')) over () as open_ore,
       (select avstamd.sees_all()) as leads
from avstamd.recovery_claim claim
join avstamd.document using (document_no)
left join avstamd.app_user changer on changer.user_no = claim.changed_by
where $1::text = 'alla' or claim.state in ('open', 'sent')
order by claim.state not in ('open', 'sent'), claim.raised_at, claim.claim_no
limit 500
