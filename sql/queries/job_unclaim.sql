-- $1 job
select pg_advisory_unlock(20261122, $1::integer)
