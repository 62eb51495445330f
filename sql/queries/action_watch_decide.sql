-- A handläggare's decision about a finding.  $1 finding_no, $2 what, $3 reason, $4 note, $5 the öre that were shown.
select case when $2::text = 'note' then 'Anteckningen är sparad.'
            when finding.document_no is null then 'Det är noterat. Avvikelsen kommer tillbaka om den växer.'
            when $2::text = 'accept_finding' then 'Beloppet hålls inne.'
            else 'Beloppet betalas ändå.' end as message
from avstamd.decide_finding($1::bigint, $2::text, $3::text, $4::text, $5::bigint) as decided
join avstamd.finding on finding.finding_no = $1::bigint and decided is not null
