-- Återkrav against a provider, of what the user sees.  $1 provider_no.
select claim.claim_no, claim.document_no, document.invoice_no, claim.amount_ore, claim.raised_at,
       case claim.state when 'open' then 'att kräva' when 'sent' then 'krävt' when 'recovered' then 'betalt'
            when 'written_off' then 'avskrivet' else 'gäller inte längre' end as state, claim.note
from avstamd.recovery_claim claim
join avstamd.document_outcome stands using (document_no)
join avstamd.document on document.document_no = claim.document_no
where stands.provider_no = $1::bigint
order by claim.state in ('open', 'sent') desc, claim.claim_no desc
