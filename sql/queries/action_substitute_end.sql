-- Nobody stands in from now on.  $1 substitute_no.
select avstamd.substitute_end($1::integer)
