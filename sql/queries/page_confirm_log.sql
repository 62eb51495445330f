-- The access log: clients were shown to be confirmed.  $1 the clients shown, $2 month.
select avstamd.log_access('att bekräfta, ' || $2::text, $1::integer[])::text as logged
