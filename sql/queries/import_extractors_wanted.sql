-- What shall stand after a file of extractors: the file's columns ($1) over what is stored.
create temporary table import_wanted on commit drop as
select r.row_no, t.extractor_no, p.provider_no, r.field, r.pattern, n.*,
       case when r.deleted then case when t.extractor_no is not null then 'withdrawn' else 'absent' end
            when not (t.extractor_no is not null) then 'new'
            when (n.yields)
                 is distinct from
                 (t.yields) then 'changed'
            else 'same' end as action
from import_row r
left join provider p on p.provider_id = r.provider_id
left join extractor t on t.field = r.field and t.pattern = r.pattern
    and t.provider_no is not distinct from p.provider_no
    and (r.provider_id is null or p.provider_no is not null)
cross join lateral (
    select
           case when 'yields' = any ($1::text[]) then r.yields else t.yields end as yields) n
