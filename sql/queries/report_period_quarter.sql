-- Of which quarter a report tells, and until when one that has not ended.  $1 a day of it or null (the latest
-- that has ended), $2 today.
select 'Kvartal ' || extract(quarter from first_day) || ' ' || extract(year from first_day)
       || case when first_day + interval '3 months' > $2::date
               then ', till och med ' || to_char(greatest(first_day, $2::date), 'YYYY-MM-DD') else '' end as period
from date_trunc('quarter', coalesce($1::date, $2::date - interval '3 months')) as first_day
