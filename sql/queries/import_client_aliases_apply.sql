-- Makes client_aliases what import_wanted says: withdrawn ones go, changed ones change, new ones come.
with removed as (
    delete from client_alias t using import_wanted w where w.action = 'withdrawn'
        and t.client_alias_no = w.client_alias_no),
changed as (
    update client_alias t
    set client_no = w.client_no
    from import_wanted w where w.action = 'changed' and t.client_alias_no = w.client_alias_no)
insert into client_alias (provider_no, alias, client_no)
select provider_no, alias, client_no
from import_wanted where action = 'new' order by row_no
