-- Performed visits as in facts_visits, after the cut (visits_middle).
copy (
    select account_no, staff_no, start_at, end_at, visit_no, manual
    from avstamd.visit
    where status = 'performed' and ctid >= current_setting('avstamd.visits_middle')::tid
) to stdout (format binary)
