-- Another text to the provider.  $1 dispute_no, $2 text.
select 'Texten är sparad.' as message from avstamd.dispute_edit($1::bigint, coalesce($2::text, ''))
