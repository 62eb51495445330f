-- Services with their group in the delegation order and their tolerances.  No $n.
select s.service_no, s.service_id, s.name, s.unit, s.basis, trim_scale(s.tolerance_pct) as tolerance_pct,
       trim_scale(s.tolerance_qty) as tolerance_qty, g.name as group_name
from avstamd.service s left join avstamd.service_group g using (service_no)
order by coalesce(s.name, s.service_id) collate "sv-x-icu", s.service_no
