-- What is wrong with a file of services, row by row.
insert into import_bad
select row_no, 'service_id', format('the same key is in row %s already', first_row)
from (select row_no, min(row_no) over (partition by service_id) as first_row from import_row) as rows
where row_no > first_row
union all
select row_no, column_name, 'must have a value'
from import_wanted
cross join lateral (values ('unit', unit is null), ('basis', basis is null)) as cells (column_name, missing)
where action in ('new', 'changed') and missing
union all
select row_no, 'unit', format('the basis %s cannot have the unit %s: %s', basis, unit,
              case basis when 'presence' then 'it is counted in days' when 'fixed'
                  then 'it is paid by the month'
                         else 'it is counted in hours, days or pieces (each)' end)
from import_wanted
where action in ('new', 'changed')
  and not case basis when 'presence' then unit = 'day' when 'fixed' then unit = 'month'
                     else unit in ('hour', 'day', 'each') end
union all
select row_no, 'service_id', 'cannot be withdrawn while there are ' || kinds
from import_wanted w
cross join lateral (select concat_ws(', ',
        case when exists (select from account a join care_order using (account_no)
            where a.service_no = w.service_no) then 'orders' end,
        case when exists (select from account a join visit using (account_no)
            where a.service_no = w.service_no) then 'visits' end,
        case when exists (select from account a join stay using (account_no)
            where a.service_no = w.service_no) then 'stays' end,
        case when exists (select from account a join line_outcome using (account_no)
            where a.service_no = w.service_no) then 'settled invoice lines' end,
        case when exists (select from account a join finding using (account_no)
            where a.service_no = w.service_no) then 'findings' end,
        case when exists (select from price p where p.service_no = w.service_no) then 'prices' end,
        case when exists (select from service_alias p where p.service_no = w.service_no)
            then 'service aliases' end) as kinds) as used
where w.action = 'withdrawn' and kinds <> ''
