-- What is wrong with a file of absences, row by row.
insert into import_bad
select row_no, 'absence_id', format('the same key is in row %s already', first_row)
from (select row_no, min(row_no) over (partition by absence_id) as first_row from import_row) as rows
where row_no > first_row
union all
select row_no, 'client_id',
       case when r.client_id is null then 'must have a value'
            else format('there is no client %L', r.client_id) end
from import_wanted w join import_row r using (row_no)
where w.action in ('new', 'changed') and w.client_no is null
union all
select row_no, column_name, 'must have a value'
from import_wanted
cross join lateral (values ('from', first_day is null), ('kind',
    kind is null)) as cells (column_name, missing)
where action in ('new', 'changed') and missing
union all
select row_no, 'to', format('%s is before from (%s)', last_day, first_day)
from import_wanted
where action in ('new', 'changed') and last_day < first_day
