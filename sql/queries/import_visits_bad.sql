-- What is wrong with a file of visits, row by row.
insert into import_bad
select row_no, 'visit_id', format('the same key is in row %s already', first_row)
from import_row
join (select visit_id, min(row_no) as first_row from import_row group by visit_id having count(*) > 1)
    as repeated using (visit_id)
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
cross join lateral (values ('start', start_at is null)) as cells (column_name, missing)
where action in ('new', 'changed') and missing
union all
select row_no, 'end', 'is before start'
from import_wanted
where action in ('new', 'changed') and end_at < start_at
