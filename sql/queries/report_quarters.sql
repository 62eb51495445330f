-- The quarters to choose among: those that have ended, two years back.  $1 today.
select to_char(first_day, 'YYYY-MM') as value,
       'kvartal ' || extract(quarter from first_day) || ' ' || extract(year from first_day) as title
from generate_series(date_trunc('quarter', $1::date) - interval '24 months',
                     date_trunc('quarter', $1::date) - interval '3 months', interval '3 months') as first_day
order by first_day desc
