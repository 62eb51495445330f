-- The last day of a row of the delegation order; null: yesterday.  $1 delegation_no, $2 day.
select avstamd.delegation_end($1::integer, $2::date)
