-- A run whose process is gone ends in the server, too.
select set_config('client_connection_check_interval', '2s', false)
