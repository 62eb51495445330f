-- Who asks how it goes does not stand in the way of others.
set statement_timeout = '3s'
