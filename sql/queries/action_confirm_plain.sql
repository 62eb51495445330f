-- As ordered for every client of one's own that differs in nothing and has no answer.  $1 month, $2 how many the
-- page said.
select case done when 1 then '1 klient är bekräftad' else done || ' klienter är bekräftade' end
       || ': utfört som beställt.' as message
from avstamd.confirm_plain($1::date, avstamd.as_key($2::bigint)) as done
