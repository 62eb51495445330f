-- Changes a rule of gallring.  $1 kind, $2 years, $3 'ja': is purged, 'nej': is kept
select avstamd.retention_rule_set($1::text, $2::integer, $3::text = 'ja')
