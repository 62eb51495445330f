-- The text to a provider was not sent after all.  $1 dispute_no.
select 'Texten är inte längre markerad som skickad.' as message from avstamd.dispute_unsent($1::bigint)
