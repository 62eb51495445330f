-- What is wrong with a file of unit_mappings, row by row.
insert into import_bad
select row_no, 'text', format('the same key is in row %s already', first_row)
from (select row_no, min(row_no) over (partition by provider_id,
    unit_word(text)) as first_row from import_row) as rows
where row_no > first_row
union all
select row_no, 'text', 'has nothing but points'
from import_row where unit_word(text) = ''
union all
select row_no, 'provider_id', format('there is no provider %L', r.provider_id)
from import_wanted w join import_row r using (row_no)
where w.action in ('new', 'changed') and w.provider_no is null and r.provider_id is not null
union all
select row_no, column_name, 'must have a value'
from import_wanted
cross join lateral (values ('unit_code', unit_code is null)) as cells (column_name, missing)
where action in ('new', 'changed') and missing
