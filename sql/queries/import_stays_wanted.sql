-- What shall stand after a file of stays: the file's columns ($1) over what is stored.
create temporary table import_wanted on commit drop as
select r.row_no, r.stay_id, t.stay_no, n.*,
       case when r.deleted then case when t.stay_no is not null then 'withdrawn' else 'absent' end
            when not (t.stay_no is not null) then 'new'
            when (n.client_no, n.provider_no, n.service_no, n.level, n.moved_in, n.moved_out)
                 is distinct from
                 (a.client_no, a.provider_no, a.service_no, a.level, t.moved_in, t.moved_out) then 'changed'
            else 'same' end as action
from import_row r
left join stay t on t.stay_id = r.stay_id
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
           case when 'moved_in' = any ($1::text[]) then r.moved_in else t.moved_in end as moved_in,
           case when 'moved_out' = any ($1::text[]) then r.moved_out else t.moved_out end as moved_out) n
