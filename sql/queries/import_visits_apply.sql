-- Makes visits what import_wanted says: withdrawn ones go (their number stays), changed ones change and
-- may move to another month, new ones come.  The day of the identity goes with the visit's.
with moved as (
    update visit_identity identity
    set care_day = case w.action when 'withdrawn' then null else w.care_day end
    from import_wanted w
    where w.action in ('new', 'changed', 'withdrawn') and identity.visit_id = w.visit_id
      and identity.care_day is distinct from
          case w.action when 'withdrawn' then null else w.care_day end),
removed as (
    delete from visit t using import_wanted w
    where w.action = 'withdrawn' and t.visit_no = w.visit_no and t.care_day = w.stored_day),
placed as (
    select w.action, w.stored_day, identity.visit_no, account.account_no, staff.staff_no,
           w.start_at, w.care_day, w.end_at, w.status, w.method, w.registered_at
    from import_wanted w
    join visit_identity identity on identity.visit_id = w.visit_id
    join account using (client_no, provider_no, service_no, level)
    left join staff on staff.provider_no = w.provider_no and staff.staff_id = w.staff_id
    where w.action in ('new', 'changed')),
changed as (
    update visit t
    set account_no = w.account_no, staff_no = w.staff_no, start_at = w.start_at,
        care_day = w.care_day, end_at = w.end_at, status = w.status, method = w.method,
        manual = (w.method is not distinct from 'manual'), registered_at = w.registered_at
    from placed w
    where w.action = 'changed' and t.visit_no = w.visit_no and t.care_day = w.stored_day)
insert into visit (visit_no, care_day, account_no, staff_no, start_at, end_at, status, manual, method,
                   registered_at)
select visit_no, care_day, account_no, staff_no, start_at, end_at, status,
       method is not distinct from 'manual', method, registered_at
from placed where action = 'new'
