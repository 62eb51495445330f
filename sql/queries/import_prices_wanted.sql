-- What shall stand after a file of prices: the file's columns ($1) over what is stored.
create temporary table import_wanted on commit drop as
select r.row_no, t.price_no, p.provider_no, s.service_no, coalesce(r.level, '') as level, r.valid_from, n.*,
       case when r.deleted then case when t.price_no is not null then 'withdrawn' else 'absent' end
            when not (t.price_no is not null) then 'new'
            when (n.valid_to, n.unit_price)
                 is distinct from
                 (t.valid_to, t.unit_price) then 'changed'
            else 'same' end as action
from import_row r
left join provider p on p.provider_id = r.provider_id
left join service s on s.service_id = r.service_id
left join price t on t.service_no = s.service_no and t.level = coalesce(r.level,
    '') and t.valid_from = r.valid_from
    and t.provider_no is not distinct from p.provider_no
    and (r.provider_id is null or p.provider_no is not null)
cross join lateral (
    select
           case when 'valid_to' = any ($1::text[]) then r.valid_to else t.valid_to end as valid_to,
           case when 'unit_price' = any ($1::text[]) then r.unit_price
                   else t.unit_price end as unit_price) n
