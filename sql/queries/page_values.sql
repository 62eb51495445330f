-- What may be set, with its limits.  No $n.
select name, value, least, most, title from avstamd.setting order by title collate "sv-x-icu"
