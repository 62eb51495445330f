-- What a purge would take today, and what is exempt and why; takes nothing.
select kind, title, rule, what, exempt, rows, oldest, newest from avstamd.purge_preview()
