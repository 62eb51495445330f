-- The next export; null when there is nothing to tell.
select avstamd.export_make()
