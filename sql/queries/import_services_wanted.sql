-- What shall stand after a file of services: the file's columns ($1) over what is stored.
create temporary table import_wanted on commit drop as
select r.row_no, r.service_id, t.service_no, n.*,
       case when r.deleted then case when t.service_no is not null then 'withdrawn' else 'absent' end
            when not (t.service_no is not null) then 'new'
            when (n.name, n.unit, n.basis, n.tolerance_pct, n.tolerance_qty, n.vat_rate,
                n.round_visit_min, n.absence_paid_days, n.absence_paid_pct, n.count_last_day)
                 is distinct from
                 (t.name, t.unit, t.basis, t.tolerance_pct, t.tolerance_qty, t.vat_rate,
                     t.round_visit_min, t.absence_paid_days, t.absence_paid_pct,
                     t.count_last_day) then 'changed'
            else 'same' end as action
from import_row r
left join service t on t.service_id = r.service_id
cross join lateral (
    select
           case when 'name' = any ($1::text[]) then r.name else t.name end as name,
           case when 'unit' = any ($1::text[]) then r.unit else t.unit end as unit,
           case when 'basis' = any ($1::text[]) then r.basis else t.basis end as basis,
           coalesce(case when 'tolerance_pct' = any ($1::text[]) then r.tolerance_pct
                   else t.tolerance_pct end, 0) as tolerance_pct,
           coalesce(case when 'tolerance_qty' = any ($1::text[]) then r.tolerance_qty
                   else t.tolerance_qty end, 0) as tolerance_qty,
           coalesce(case when 'vat_rate' = any ($1::text[]) then r.vat_rate
                   else t.vat_rate end, 0) as vat_rate,
           coalesce(case when 'round_visit_min' = any ($1::text[]) then r.round_visit_min
                   else t.round_visit_min end, 0) as round_visit_min,
           coalesce(case when 'absence_paid_days' = any ($1::text[]) then r.absence_paid_days
                   else t.absence_paid_days end, 0) as absence_paid_days,
           coalesce(case when 'absence_paid_pct' = any ($1::text[]) then r.absence_paid_pct
                   else t.absence_paid_pct end, 0) as absence_paid_pct,
           coalesce(case when 'count_last_day' = any ($1::text[]) then r.count_last_day
                   else t.count_last_day end, false) as count_last_day) n
