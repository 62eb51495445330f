-- The text to a provider is sent, as the form has it; an emptied one is no text.  $1 dispute_no, $2 text.
select 'Texten är markerad som skickad.' as message
from avstamd.dispute_sent($1::bigint, coalesce($2::text, ''))
