-- Whom an invoice or one of its findings may be given to: those who can open it.  A handläggare cannot open invoices,
-- but the findings at her own clients: `only` those, blanks around each.  $1 document_no.
with opening as (
    select user_no, null as only from avstamd.people_for('assign', $1::bigint, null) as user_no
), theirs as (
    select user_no, concat(' ', string_agg(client_no::text, ' '), ' ') as only
    from avstamd.users_on($1::bigint, null)
    where user_no not in (select user_no from opening)
    group by user_no
)
select colleague.user_no as value, concat_ws(', ', colleague.name, colleague.unit) as title, chosen.only
from (select * from opening union all select * from theirs) as chosen
join avstamd.user_seen colleague using (user_no)
order by colleague.name collate "sv-x-icu", colleague.user_no
