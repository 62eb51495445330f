-- What is wrong with a file of codings, row by row.
insert into import_bad
select row_no, 'service_id', format('the same key is in row %s already', first_row)
from (select row_no, min(row_no) over (partition by provider_id,
    service_id) as first_row from import_row) as rows
where row_no > first_row
union all
select row_no, 'provider_id', format('there is no provider %L', r.provider_id)
from import_wanted w join import_row r using (row_no)
where w.action in ('new', 'changed') and w.provider_no is null and r.provider_id is not null
union all
select row_no, 'service_id', format('there is no service %L', r.service_id)
from import_wanted w join import_row r using (row_no)
where w.action in ('new', 'changed') and w.service_no is null
