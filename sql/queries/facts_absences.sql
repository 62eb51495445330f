-- Absences that count.
copy (
    select absence_no, client_no, first_day, last_day
    from avstamd.absence where kind in ('hospital', 'away', 'short_term') order by absence_no
) to stdout (format binary)
