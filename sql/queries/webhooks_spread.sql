-- Which hook is to be told of what.  $1 the hooks of the settings
select avstamd.webhooks_spread($1::jsonb)
