-- What shall stand after a file of visits: the file's columns ($1) over what is stored.
create temporary table import_wanted on commit drop as
select r.row_no, r.visit_id, i.visit_no, t.care_day as stored_day, n.*,
       case when r.deleted then case when t.visit_no is not null then 'withdrawn' else 'absent' end
            when not (t.visit_no is not null) then 'new'
            when (n.client_no, n.provider_no, n.service_no, n.level, n.staff_id, n.start_at,
                n.care_day, n.end_at, n.status, n.method, n.registered_at)
                 is distinct from
                 (a.client_no, a.provider_no, a.service_no, a.level, f.staff_id, t.start_at,
                     t.care_day, t.end_at, t.status, t.method, t.registered_at) then 'changed'
            else 'same' end as action
from import_row r
left join visit_identity i on i.visit_id = r.visit_id
left join visit t on t.visit_no = i.visit_no and t.care_day = i.care_day
left join staff f on f.staff_no = t.staff_no
left join account a on a.account_no = t.account_no
left join client c on c.client_id = r.client_id
left join provider p on p.provider_id = r.provider_id
left join service s on s.service_id = r.service_id
cross join lateral (
    select
           case when 'client_id' = any ($1::text[]) then c.client_no else a.client_no end as client_no,
           case when 'provider_id' = any ($1::text[]) then p.provider_no
                   else a.provider_no end as provider_no,
           case when 'service_id' = any ($1::text[]) then s.service_no else a.service_no end as service_no,
           coalesce(case when 'level' = any ($1::text[]) then r.level else a.level end, '') as level,
           case when 'staff_id' = any ($1::text[]) then r.staff_id else f.staff_id end as staff_id,
           case when 'start' = any ($1::text[]) then r.start_at else t.start_at end as start_at,
           case when 'start' = any ($1::text[]) then r.care_day else t.care_day end as care_day,
           case when 'end' = any ($1::text[]) then r.end_at else t.end_at end as end_at,
           coalesce(case when 'status' = any ($1::text[]) then r.status
                   else t.status end, 'performed') as status,
           case when 'method' = any ($1::text[]) then r.method else t.method end as method,
           case when 'registered_at' = any ($1::text[]) then r.registered_at
                   else t.registered_at end as registered_at) n
