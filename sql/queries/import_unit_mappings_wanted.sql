-- What shall stand after a file of unit_mappings: the file's columns ($1) over what is stored.
create temporary table import_wanted on commit drop as
select r.row_no, t.unit_mapping_no, p.provider_no, unit_word(r.text) as unit_text, n.*,
       case when r.deleted then case when t.unit_mapping_no is not null then 'withdrawn' else 'absent' end
            when not (t.unit_mapping_no is not null) then 'new'
            when (n.unit_code)
                 is distinct from
                 (t.unit_code) then 'changed'
            else 'same' end as action
from import_row r
left join provider p on p.provider_id = r.provider_id
left join unit_mapping t on t.unit_text = unit_word(r.text)
    and t.provider_no is not distinct from p.provider_no
    and (r.provider_id is null or p.provider_no is not null)
cross join lateral (
    select
           case when 'unit_code' = any ($1::text[]) then r.unit_code else t.unit_code end as unit_code) n
