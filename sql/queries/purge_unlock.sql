-- The next may purge.
select pg_advisory_unlock(hashtextextended('avstamd.purge', 0))
