-- What shall stand after a file of codings: the file's columns ($1) over what is stored.
create temporary table import_wanted on commit drop as
select r.row_no, t.coding_no, p.provider_no, s.service_no, n.*,
       case when r.deleted then case when t.coding_no is not null then 'withdrawn' else 'absent' end
            when not (t.coding_no is not null) then 'new'
            when (n.cost_centre, n.account_code, n.activity, n.object, n.counterpart)
                 is distinct from
                 (t.cost_centre, t.account_code, t.activity, t.object, t.counterpart) then 'changed'
            else 'same' end as action
from import_row r
left join provider p on p.provider_id = r.provider_id
left join service s on s.service_id = r.service_id
left join coding t on t.service_no = s.service_no
    and t.provider_no is not distinct from p.provider_no
    and (r.provider_id is null or p.provider_no is not null)
cross join lateral (
    select
           case when 'cost_centre' = any ($1::text[]) then r.cost_centre else t.cost_centre end as cost_centre,
           case when 'account_code' = any ($1::text[]) then r.account_code else t.account_code end as account_code,
           case when 'activity' = any ($1::text[]) then r.activity else t.activity end as activity,
           case when 'object' = any ($1::text[]) then r.object else t.object end as object,
           case when 'counterpart' = any ($1::text[]) then r.counterpart else t.counterpart end as counterpart) n
