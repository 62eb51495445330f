-- Who stands in for whom.  $1 for, $2 by, $3 first day, $4 last day.
select avstamd.substitute_set($1::integer, $2::integer, $3::date, $4::date)
