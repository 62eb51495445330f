-- The mails to operations, when there is something to tell; how many.  $1 addresses, $2 seconds between two
select avstamd.operations_make($1::text[], $2::integer)
