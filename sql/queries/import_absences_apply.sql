-- Makes absences what import_wanted says: withdrawn ones go, changed ones change, new ones come.
with removed as (
    delete from absence t using import_wanted w
    where w.action = 'withdrawn' and t.absence_no = w.absence_no),
changed as (
    update absence t
    set client_no = w.client_no, first_day = w.first_day, last_day = w.last_day, kind = w.kind
    from import_wanted w where w.action = 'changed' and t.absence_no = w.absence_no)
insert into absence (absence_id, client_no, first_day, last_day, kind)
select absence_id, client_no, first_day, last_day, kind
from import_wanted where action = 'new' order by row_no
