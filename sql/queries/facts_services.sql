-- Services and their rules; rates in 1/10 000, tolerance in 1/10 000 of the unit.
copy (
    select service_no, service_id, unit, basis, (tolerance_pct * 10000)::bigint,
           (tolerance_qty * 10000)::bigint, (vat_rate * 10000)::bigint, round_visit_min,
           absence_paid_days, (absence_paid_pct * 10000)::bigint, count_last_day
    from avstamd.service order by service_no
) to stdout (format binary)
