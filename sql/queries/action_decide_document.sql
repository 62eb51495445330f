-- A decision about a whole invoice.  $1 document_no, $2 what, $3 reason, $4 note, $5 the state shown,
-- $6 the öre to pay that were shown.
select case when $2::text = 'note' then 'Anteckningen är sparad.'
            when outcome = 'approved' then 'Fakturan är godkänd för betalning.'
            when outcome = 'awaits_second' then 'Din attest är sparad. En annan person gör den andra attesten.'
            when outcome = 'disputed' then 'Fakturan är bestriden. Det finns ett utkast till brev.'
            when outcome = 'stopped' then 'Fakturan är stoppad och betalas inte.'
            else 'Fakturan granskas igen.' end as message
from avstamd.decide_document($1::bigint, $2::text, $3::text, $4::text, $5::text, $6::bigint) as outcome
