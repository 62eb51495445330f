-- Tells a reader where to cut; COPY takes no parameters.  $1 a place in the table
select set_config('avstamd.visits_middle', $1, true)
