-- The access log: a client was shown.  $1 client_no, $2 month or null.
select avstamd.log_access(concat_ws(' ', 'klient visad', to_char($2::date, 'YYYY-MM')),
                          array[$1::bigint::integer])::text as logged
