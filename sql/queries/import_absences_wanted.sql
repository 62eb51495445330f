-- What shall stand after a file of absences: the file's columns ($1) over what is stored.
create temporary table import_wanted on commit drop as
select r.row_no, r.absence_id, t.absence_no, n.*,
       case when r.deleted then case when t.absence_no is not null then 'withdrawn' else 'absent' end
            when not (t.absence_no is not null) then 'new'
            when (n.client_no, n.first_day, n.last_day, n.kind)
                 is distinct from
                 (t.client_no, t.first_day, t.last_day, t.kind) then 'changed'
            else 'same' end as action
from import_row r
left join absence t on t.absence_id = r.absence_id
left join client c on c.client_id = r.client_id
cross join lateral (
    select
           case when 'client_id' = any ($1::text[]) then c.client_no else t.client_no end as client_no,
           case when 'from' = any ($1::text[]) then r.first_day else t.first_day end as first_day,
           case when 'to' = any ($1::text[]) then r.last_day else t.last_day end as last_day,
           case when 'kind' = any ($1::text[]) then r.kind else t.kind end as kind) n
