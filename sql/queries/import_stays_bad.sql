-- What is wrong with a file of stays, row by row.
insert into import_bad
select row_no, 'stay_id', format('the same key is in row %s already', first_row)
from (select row_no, min(row_no) over (partition by stay_id) as first_row from import_row) as rows
where row_no > first_row
union all
select row_no, 'client_id',
       case when r.client_id is null then 'must have a value'
            else format('there is no client %L', r.client_id) end
from import_wanted w join import_row r using (row_no)
where w.action in ('new', 'changed') and w.client_no is null
union all
select row_no, 'provider_id',
       case when r.provider_id is null then 'must have a value'
            else format('there is no provider %L', r.provider_id) end
from import_wanted w join import_row r using (row_no)
where w.action in ('new', 'changed') and w.provider_no is null
union all
select row_no, 'service_id',
       case when r.service_id is null then 'must have a value'
            else format('there is no service %L', r.service_id) end
from import_wanted w join import_row r using (row_no)
where w.action in ('new', 'changed') and w.service_no is null
union all
select row_no, column_name, 'must have a value'
from import_wanted
cross join lateral (values ('moved_in', moved_in is null)) as cells (column_name, missing)
where action in ('new', 'changed') and missing
union all
select row_no, 'moved_out', format('%s is before moved_in (%s)', moved_out, moved_in)
from import_wanted
where action in ('new', 'changed') and moved_out < moved_in
