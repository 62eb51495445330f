-- Forgets one of one's own filters.  $1 its number.
select avstamd.filter_delete(least($1::bigint, 2147483647)::integer)
