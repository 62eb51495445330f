-- The access log: a client was shown.  $1 the clients shown (empty: none was), $2 month or null.
select avstamd.log_access(concat_ws(' ', 'klient visad', to_char($2::date, 'YYYY-MM')), $1::integer[])::text as logged
