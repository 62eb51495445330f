-- One decision about several invoices; each on its own.  $1 document_nos, $2 what, $3 reason, $4 note,
-- $5 what the list showed: document_no, öre, document_no, öre …  The way back says how to undo it all.
with decided as materialized (
    select * from avstamd.bulk_decide($1::bigint[], $2::text, $3::text, $4::text, $5::bigint[])
), counted as (
    select count(*) filter (where outcome not like 'AV%') as done,
           count(*) filter (where outcome = 'awaits_second') as waits,
           count(*) filter (where outcome like 'AV%') as refused,
           string_agg(distinct message, ' ') as why
    from decided
)
select concat_ws(' ',
           case when done = 0 then 'Ingen faktura beslutades.'
                when done = 1 then '1 faktura beslutades.'
                else done || ' fakturor beslutades.' end,
           case when waits > 0 then waits || ' av dem väntar på en andra attest.' end,
           case when refused > 0 then refused || ' kunde inte beslutas: ' || why end) as message
from counted
