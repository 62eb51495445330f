-- A page of the queue of invoices, and the sums of all that pass the filters.
-- $1 tab, $2 words, $3 provider_no, $4 finding code, $5 month of issue, $6 least öre in question,
-- $7 jag: what is
-- given to oneself, $8 sorted by, $9 page of 50.
select * from avstamd.queue_page(
    case $1::text when 'granska' then 'review' when 'attest' then 'second' when 'bestridd' then 'disputed'
                  when 'godkand' then 'approved' when 'ren' then 'clean' end,
    $2::text, $3::bigint, $4::text, $5::date, $6::bigint, $7::text = 'jag', $8::text, $9::bigint)
