-- Makes clients what import_wanted says: withdrawn ones go, changed ones change, new ones come.
with accounts as (
    delete from account t using import_wanted w where w.action = 'withdrawn' and t.client_no = w.client_no),
removed as (
    delete from client t using import_wanted w where w.action = 'withdrawn' and t.client_no = w.client_no),
changed as (
    update client t
    set personal_no = w.personal_no, name = w.name, unit = w.unit, officer = w.officer,
        died_on = w.died_on, protected = w.protected
    from import_wanted w where w.action = 'changed' and t.client_no = w.client_no)
insert into client (client_id, personal_no, name, unit, officer, died_on, protected)
select client_id, personal_no, name, unit, officer, died_on, protected
from import_wanted where action = 'new' order by row_no
