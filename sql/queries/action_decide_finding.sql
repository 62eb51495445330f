-- A decision about one finding.  $1 finding_no, $2 what, $3 reason, $4 note, $5 the öre that were shown.
select case $2::text when 'accept_finding' then 'Beloppet hålls inne.'
                     when 'pay_anyway' then 'Beloppet betalas ändå.'
                     else 'Anteckningen är sparad.' end as message
from avstamd.decide_finding($1::bigint, $2::text, $3::text, $4::text, $5::bigint)
