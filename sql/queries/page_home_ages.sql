-- How long what is to be reviewed has waited since its date of issue.  $1 today.
select age.title, count(waiting.document_no) as many, max(count(waiting.document_no)) over () as most
from (values (1, 'högst en vecka', 0, 7), (2, '8–30 dagar', 8, 30), (3, '31–60 dagar', 31, 60),
             (4, 'mer än 60 dagar', 61, 1000000)) as age (place, title, least, most)
left join (
    select document_no, greatest($1::date - issue_date, 0) as days
    from avstamd.document_outcome
    where (select avstamd.sees_all()) and tab in ('review', 'second')
) as waiting on waiting.days between age.least and age.most
where (select avstamd.sees_all())
group by age.place, age.title
order by age.place
