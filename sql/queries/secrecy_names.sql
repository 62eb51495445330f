-- Which of these runs of folded words name a client, and what is written in its place.  $1 runs
select place, shown from avstamd.names_masked($1::text[])
