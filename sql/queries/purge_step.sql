-- Removes the next batch.  $1 at most so many.  Does it go on, and how much is left?
select goes_on, pending from avstamd.purge_step($1::integer)
