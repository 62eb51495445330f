-- A decision about a whole invoice.  $1 document_no, $2 what, $3 reason, $4 note, $5 the state shown,
-- $6 the öre to pay that were shown, $7 the address where it stands.  What is said names the invoice: it stands above
-- the next one.  What decides nothing about it leads back there.
select case when $2::text = 'note' then 'Kommentaren till faktura ' || document.invoice_no || ' är sparad.'
            else 'Faktura ' || document.invoice_no || case outcome
                when 'approved' then ' är godkänd för betalning.'
                when 'awaits_second' then ' har fått din attest. En annan person gör den andra attesten.'
                when 'disputed' then ' är bestriden. Brevet väntar under Bestridda.'
                when 'stopped' then ' är stoppad och betalas inte.'
                else ' granskas igen.' end end as message,
       case when $2::text in ('note', 'reopen') then coalesce($7::text, '/faktura/' || $1::bigint) end as location
from avstamd.decide_document($1::bigint, $2::text, $3::text, $4::text, $5::text, $6::bigint) as outcome
left join avstamd.document on document.document_no = $1::bigint
