-- Makes codings what import_wanted says: withdrawn ones go, changed ones change, new ones come.
with removed as (
    delete from coding t using import_wanted w where w.action = 'withdrawn'
        and t.coding_no = w.coding_no),
changed as (
    update coding t
    set cost_centre = w.cost_centre, account_code = w.account_code, activity = w.activity,
        object = w.object, counterpart = w.counterpart
    from import_wanted w where w.action = 'changed' and t.coding_no = w.coding_no)
insert into coding (provider_no, service_no, cost_centre, account_code, activity, object, counterpart)
select provider_no, service_no, cost_centre, account_code, activity, object, counterpart
from import_wanted where action = 'new' order by row_no
