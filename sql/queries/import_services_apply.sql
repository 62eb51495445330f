-- Makes services what import_wanted says: withdrawn ones go, changed ones change, new ones come.
with accounts as (
    delete from account t using import_wanted w where w.action = 'withdrawn'
        and t.service_no = w.service_no),
removed as (
    delete from service t using import_wanted w where w.action = 'withdrawn'
        and t.service_no = w.service_no),
changed as (
    update service t
    set name = w.name, unit = w.unit, basis = w.basis, tolerance_pct = w.tolerance_pct,
        tolerance_qty = w.tolerance_qty, vat_rate = w.vat_rate, round_visit_min = w.round_visit_min,
        absence_paid_days = w.absence_paid_days, absence_paid_pct = w.absence_paid_pct,
        count_last_day = w.count_last_day
    from import_wanted w where w.action = 'changed' and t.service_no = w.service_no)
insert into service (service_id, name, unit, basis, tolerance_pct, tolerance_qty, vat_rate,
    round_visit_min, absence_paid_days, absence_paid_pct, count_last_day)
select service_id, name, unit, basis, tolerance_pct, tolerance_qty, vat_rate, round_visit_min,
    absence_paid_days, absence_paid_pct, count_last_day
from import_wanted where action = 'new' order by row_no
