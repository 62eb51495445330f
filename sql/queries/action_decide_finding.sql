-- A decision about one finding, on an invoice or on none.  $1 finding_no, $2 what, $3 reason, $4 note, $5 the öre that were shown.
select case when $2::text = 'note' then 'Kommentaren är sparad.'
            when finding.document_no is null then 'Det är noterat. Avvikelsen kommer tillbaka om den växer.'
            when $2::text = 'pay_anyway' then 'Beloppet betalas ändå.'
            when kind.net and finding.amount_ore > 0 and not finding.within_tolerance then 'Beloppet hålls inne.'
            else 'Det är noterat att avvikelsen stämmer.' end as message
from avstamd.decide_finding($1::bigint, $2::text, $3::text, $4::text, $5::bigint) as decided
left join avstamd.finding on finding.finding_no = $1::bigint
left join avstamd.finding_kind kind using (code)
