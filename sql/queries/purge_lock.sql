-- One purge at a time; it ends with the connection.
select pg_try_advisory_lock(hashtextextended('avstamd.purge', 0))
