-- Who signs the letters to providers, for this connection.  $1 the municipality's name.
select set_config('avstamd.municipality', $1::text, false)
