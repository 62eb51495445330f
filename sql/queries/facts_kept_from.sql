-- The first month that is asked what is missing in it; null: none was purged.
select avstamd.kept_from()
