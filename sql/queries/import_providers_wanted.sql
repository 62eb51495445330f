-- What shall stand after a file of providers: the file's columns ($1) over what is stored.
create temporary table import_wanted on commit drop as
select r.row_no, r.provider_id, t.provider_no, n.*,
       case when r.deleted then case when t.provider_no is not null then 'withdrawn' else 'absent' end
            when not (t.provider_no is not null) then 'new'
            when (n.name, n.bankgiro, n.plusgiro, n.iban, n.endpoint_id)
                 is distinct from
                 (t.name, t.bankgiro, t.plusgiro, t.iban, t.endpoint_id) then 'changed'
            else 'same' end as action
from import_row r
left join provider t on t.provider_id = r.provider_id
cross join lateral (
    select
           case when 'name' = any ($1::text[]) then r.name else t.name end as name,
           case when 'bankgiro' = any ($1::text[]) then r.bankgiro else t.bankgiro end as bankgiro,
           case when 'plusgiro' = any ($1::text[]) then r.plusgiro else t.plusgiro end as plusgiro,
           case when 'iban' = any ($1::text[]) then r.iban else t.iban end as iban,
           case when 'endpoint_id' = any ($1::text[]) then r.endpoint_id
                   else t.endpoint_id end as endpoint_id) n
