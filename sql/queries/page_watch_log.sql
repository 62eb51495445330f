-- The access log: whose care the findings shown are about.  $1 the clients shown.
select avstamd.log_access('bevakning visad', $1::integer[])::text as logged
