-- What shall stand after a file of clients: the file's columns ($1) over what is stored.
create temporary table import_wanted on commit drop as
select r.row_no, r.client_id, t.client_no, n.*,
       case when r.deleted then case when t.client_no is not null then 'withdrawn' else 'absent' end
            when not (t.client_no is not null) then 'new'
            when (n.personal_no, n.name, n.unit, n.officer, n.died_on, n.protected)
                 is distinct from
                 (t.personal_no, t.name, t.unit, t.officer, t.died_on, t.protected) then 'changed'
            else 'same' end as action
from import_row r
left join client t on t.client_id = r.client_id
cross join lateral (
    select
           case when 'personal_no' = any ($1::text[]) then r.personal_no
                   else t.personal_no end as personal_no,
           case when 'name' = any ($1::text[]) then r.name else t.name end as name,
           case when 'unit' = any ($1::text[]) then r.unit else t.unit end as unit,
           case when 'officer' = any ($1::text[]) then r.officer else t.officer end as officer,
           case when 'died_on' = any ($1::text[]) then r.died_on else t.died_on end as died_on,
           coalesce(case when 'protected' = any ($1::text[]) then r.protected
                   else t.protected end, false) as protected) n
