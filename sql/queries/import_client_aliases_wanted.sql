-- What shall stand after a file of client_aliases: the file's columns ($1) over what is stored.
create temporary table import_wanted on commit drop as
select r.row_no, t.client_alias_no, p.provider_no, r.alias, n.*,
       case when r.deleted then case when t.client_alias_no is not null then 'withdrawn' else 'absent' end
            when not (t.client_alias_no is not null) then 'new'
            when (n.client_no)
                 is distinct from
                 (t.client_no) then 'changed'
            else 'same' end as action
from import_row r
left join provider p on p.provider_id = r.provider_id
left join client_alias t on t.alias = r.alias
    and t.provider_no is not distinct from p.provider_no
    and (r.provider_id is null or p.provider_no is not null)
left join client c on c.client_id = r.client_id
cross join lateral (
    select
           case when 'client_id' = any ($1::text[]) then c.client_no else t.client_no end as client_no) n
