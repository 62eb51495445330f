-- Takes a decision back.  $1 decision_no.
select 'Beslutet är ångrat.' as message from avstamd.undo($1::bigint)
