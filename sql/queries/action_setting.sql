-- Changes a setting.  $1 name, $2 value.
select avstamd.setting_set($1::text, $2::integer)
