-- The tolerances of a service.  $1 service_no, $2 percent, $3 units.
select avstamd.service_tolerance_set($1::integer, $2::numeric, $3::numeric)
