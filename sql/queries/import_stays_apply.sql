-- Makes stays what import_wanted says: withdrawn ones go, changed ones change, new ones come.
with removed as (
    delete from stay t using import_wanted w where w.action = 'withdrawn' and t.stay_no = w.stay_no),
placed as (
    select w.*, account.account_no
    from import_wanted w join account using (client_no, provider_no, service_no, level)
    where w.action in ('new', 'changed')),
changed as (
    update stay t
    set account_no = w.account_no, moved_in = w.moved_in, moved_out = w.moved_out
    from placed w where w.action = 'changed' and t.stay_no = w.stay_no)
insert into stay (stay_id, account_no, moved_in, moved_out)
select stay_id, account_no, moved_in, moved_out
from placed where action = 'new' order by row_no
