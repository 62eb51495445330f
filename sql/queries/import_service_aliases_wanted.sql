-- What shall stand after a file of service_aliases: the file's columns ($1) over what is stored.
create temporary table import_wanted on commit drop as
select r.row_no, t.service_alias_no, p.provider_no, r.item_code, n.*,
       case when r.deleted then case when t.service_alias_no is not null then 'withdrawn' else 'absent' end
            when not (t.service_alias_no is not null) then 'new'
            when (n.service_no, n.level)
                 is distinct from
                 (t.service_no, t.level) then 'changed'
            else 'same' end as action
from import_row r
left join provider p on p.provider_id = r.provider_id
left join service_alias t on t.item_code = r.item_code
    and t.provider_no is not distinct from p.provider_no
    and (r.provider_id is null or p.provider_no is not null)
left join service s on s.service_id = r.service_id
cross join lateral (
    select
           case when 'service_id' = any ($1::text[]) then s.service_no else t.service_no end as service_no,
           coalesce(case when 'level' = any ($1::text[]) then r.level else t.level end, '') as level) n
