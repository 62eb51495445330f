-- Marks what will go, or goes on with the purge that was not finished: its number.  $1 by whom
select avstamd.purge_begin($1)
