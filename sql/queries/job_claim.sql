-- The sign that a job is being run: it ends with the connection, however that ends.  $1 job
select pg_try_advisory_lock(20261122, $1::integer)
