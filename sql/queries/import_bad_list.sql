-- The first bad rows, with all that is wrong with each, and how many bad rows there are.  $1 how many.
select row_no, column_name, reason, (select count(distinct row_no) from import_bad) as total
from import_bad
where row_no in (select distinct row_no from import_bad order by row_no limit $1::bigint)
order by row_no, column_name
