-- Makes providers what import_wanted says: withdrawn ones go, changed ones change, new ones come.
with accounts as (
    delete from account t using import_wanted w where w.action = 'withdrawn'
        and t.provider_no = w.provider_no),
employees as (
    delete from staff t using import_wanted w where w.action = 'withdrawn'
        and t.provider_no = w.provider_no),
removed as (
    delete from provider t using import_wanted w where w.action = 'withdrawn'
        and t.provider_no = w.provider_no),
changed as (
    update provider t
    set name = w.name, bankgiro = w.bankgiro, plusgiro = w.plusgiro, iban = w.iban,
        endpoint_id = w.endpoint_id
    from import_wanted w where w.action = 'changed' and t.provider_no = w.provider_no)
insert into provider (provider_id, name, bankgiro, plusgiro, iban, endpoint_id)
select provider_id, name, bankgiro, plusgiro, iban, endpoint_id
from import_wanted where action = 'new' order by row_no
