-- Whom an invoice may be given to (`opens`), who may be asked about it (`asked`), and who looks after findings at
-- clients on it: `clients`, blanks around each.  $1 document_no.
select colleague.user_no as value, concat_ws(', ', colleague.name, colleague.unit) as title,
       person.opens, person.asked, person.clients
from avstamd.people_on($1::bigint) as person
join avstamd.user_seen colleague using (user_no)
where person.opens or person.asked or person.clients is not null
order by colleague.name collate "sv-x-icu", colleague.user_no
