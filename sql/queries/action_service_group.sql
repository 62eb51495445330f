-- The group of a service in the delegation order; null: none.  $1 service_no, $2 group.
select avstamd.service_group_set($1::integer, coalesce($2::text, ''))
