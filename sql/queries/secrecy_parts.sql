-- Which of these words stand in the name of a client, folded.  $1 words
select place, part from avstamd.name_parts($1::text[])
