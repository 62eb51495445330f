-- $1 source
select pg_advisory_unlock(20261123, hashtext($1))
