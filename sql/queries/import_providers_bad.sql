-- What is wrong with a file of providers, row by row.
insert into import_bad
select row_no, 'provider_id', format('the same key is in row %s already', first_row)
from (select row_no, min(row_no) over (partition by provider_id) as first_row from import_row) as rows
where row_no > first_row
union all
select row_no, 'provider_id', 'cannot be withdrawn while there are ' || kinds
from import_wanted w
cross join lateral (select concat_ws(', ',
        case when exists (select from account a join care_order using (account_no)
            where a.provider_no = w.provider_no) then 'orders' end,
        case when exists (select from account a join visit using (account_no)
            where a.provider_no = w.provider_no) then 'visits' end,
        case when exists (select from account a join stay using (account_no)
            where a.provider_no = w.provider_no) then 'stays' end,
        case when exists (select from account a join line_outcome using (account_no)
            where a.provider_no = w.provider_no) then 'settled invoice lines' end,
        case when exists (select from account a join finding using (account_no)
            where a.provider_no = w.provider_no) then 'findings' end,
        case when exists (select from price p where p.provider_no = w.provider_no) then 'prices' end,
        case when exists (select from service_alias p where p.provider_no = w.provider_no)
            then 'service aliases' end,
        case when exists (select from client_alias p where p.provider_no = w.provider_no)
            then 'client aliases' end,
        case when exists (select from extractor p where p.provider_no = w.provider_no)
            then 'extractors' end,
        case when exists (select from unit_mapping p where p.provider_no = w.provider_no)
            then 'unit mappings' end,
        case when exists (select from finding p where p.provider_no = w.provider_no)
            then 'findings of its own' end) as kinds) as used
where w.action = 'withdrawn' and kinds <> ''
