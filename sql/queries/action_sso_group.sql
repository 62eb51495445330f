-- Which role a group of the directory gives, or not any more.  $1 group, $2 role, $3 bort: not any more.
select avstamd.sso_group_set($1::text, $2::text, $3::text is distinct from 'bort')
