-- The access log: a client was shown.  $1 client_no (null: none was), $2 month or null.
select avstamd.log_access(concat_ws(' ', 'klient visad', to_char($2::date, 'YYYY-MM')),
                          array[avstamd.as_key($1::bigint)])::text as logged
