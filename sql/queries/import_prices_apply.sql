-- Makes prices what import_wanted says: withdrawn ones go, changed ones change, new ones come.
with removed as (
    delete from price t using import_wanted w where w.action = 'withdrawn' and t.price_no = w.price_no),
changed as (
    update price t
    set valid_to = w.valid_to, unit_price = w.unit_price
    from import_wanted w where w.action = 'changed' and t.price_no = w.price_no)
insert into price (provider_no, service_no, level, valid_from, valid_to, unit_price)
select provider_no, service_no, level, valid_from, valid_to, unit_price
from import_wanted where action = 'new' order by row_no
