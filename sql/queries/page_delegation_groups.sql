-- Groups of services that a row of the delegation order may name.  No $n.
select distinct name as value, name as title from avstamd.service_group order by 1
