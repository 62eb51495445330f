-- One decision about several invoices; each on its own.  $1 document_nos, $2 what, $3 reason, $4 note,
-- $5 what the list showed: document_no, öre, document_no, öre …  The way back says how to undo it all.  Those that
-- were refused are named as far as a cookie has room (session.c); when all were, nothing was done.
with decided as materialized (
    select * from avstamd.bulk_decide($1::bigint[], $2::text, $3::text, $4::text, $5::bigint[])
), counted as (
    select count(*) filter (where outcome not like 'AV%') as done,
           count(*) filter (where outcome = 'awaits_second') as waits,
           count(*) filter (where outcome like 'AV%') as refused
    from decided
), named as (
    select words, row_number() over upwards as place, sum(octet_length(words) + 2) over upwards as bytes
    from (select coalesce(left(document.invoice_no, 30), 'en faktura') || ' (' || left(decided.message, 120) || ')' as words
          from decided left join avstamd.document using (document_no)
          where decided.outcome like 'AV%') as refused
    window upwards as (order by words collate "C" rows unbounded preceding)
), told as (
    select count(*) as many, string_agg(words, ', ' order by place) as words from named where bytes <= 360
), said as (
    select done,
           case when refused > 0 then refused || ' kunde inte avgöras: ' || words
                || case when refused > many then ' och ' || refused - many || ' till' else '' end || '.' end as why,
           case when waits = 0 then null
                when done = 1 then 'Den väntar på en andra attest.'
                when waits = done then 'Alla väntar på en andra attest.'
                else waits || ' av dem väntar på en andra attest.' end as signing
    from counted cross join told
)
select case when done > 0 then concat_ws(' ', 'Beslut är fattat om ' || done
                || case when done = 1 then ' faktura.' else ' fakturor.' end, signing, why) end as message,
       case when done = 0 then 'Inget beslut är fattat. ' || why end as refused
from said
