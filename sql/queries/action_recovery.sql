-- Follows a recovery claim up.  $1 claim_no, $2 state, $3 note.
select case $2::text when 'sent' then 'Återkravet är markerat som krävt. Kravet skickar du själv.'
                     when 'recovered' then 'Återkravet är markerat som betalt.'
                     else 'Återkravet är avskrivet.' end as message
from avstamd.recovery_set($1::bigint, $2::text, $3::text)
