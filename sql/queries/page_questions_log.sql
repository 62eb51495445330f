-- The access log: whose care the questions shown are about.  $1 the clients shown.
select avstamd.log_access('frågor visade', $1::integer[])::text as logged
