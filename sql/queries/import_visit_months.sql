-- The partitions that new and changed visits go to.
select visit_month_ensure(month_first)
from (select distinct date_trunc('month', care_day)::date as month_first
      from import_wanted where action in ('new', 'changed')) as months
order by month_first
