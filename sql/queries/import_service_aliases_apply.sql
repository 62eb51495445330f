-- Makes service_aliases what import_wanted says: withdrawn ones go, changed ones change, new ones come.
with removed as (
    delete from service_alias t using import_wanted w where w.action = 'withdrawn'
        and t.service_alias_no = w.service_alias_no),
changed as (
    update service_alias t
    set service_no = w.service_no, level = w.level
    from import_wanted w where w.action = 'changed' and t.service_alias_no = w.service_alias_no)
insert into service_alias (provider_no, item_code, service_no, level)
select provider_no, item_code, service_no, level
from import_wanted where action = 'new' order by row_no
