-- A row of the delegation order.  $1 role or null, $2 user_no or null, $3 group, $4 öre an invoice, $5 a day,
-- $6 a year, $7 first day, $8 last day, $9 … $11 'invoice', 'day', 'year' where no limit was chosen, else null.
select avstamd.delegation_set($1::text, $2::integer, $3::text, $4::bigint, $5::bigint, $6::bigint, $7::date, $8::date,
                              array_remove(array[$9::text, $10::text, $11::text], null))
