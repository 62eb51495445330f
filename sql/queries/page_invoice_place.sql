-- Where an invoice stands in the queue that the user came from, and its neighbours there.
-- $1 tab, $2 words, $3 provider_no, $4 finding code, $5 month of issue, $6 least öre in question,
-- $7 jag: what is
-- given to oneself, $8 sorted by, $9 document_no.
select * from avstamd.queue_place(
    case $1::text when 'granska' then 'review' when 'attest' then 'second' when 'bestridd' then 'disputed'
                  when 'godkand' then 'approved' when 'ren' then 'clean' end,
    $2::text, $3::bigint, $4::text, $5::date, $6::bigint, $7::text = 'jag', $8::text, $9::bigint)
where documents is not null
