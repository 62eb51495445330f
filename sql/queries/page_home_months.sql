-- The latest months by date of issue: how many invoices, how they stand and for how much.  $1 today.
with span as (
    select (date_trunc('month', $1::date) - interval '5 months')::date as first_day,
           (date_trunc('month', $1::date) + interval '1 month')::date as end_day
), listed as (
    select issue_date, tab, is_credit, invoiced_ore, question_ore from avstamd.document_outcome
    union all
    select document.issue_date, 'waiting', document.credit_note,
           case when document.credit_note then -document.net_ore else document.net_ore end, 0
    from avstamd.document_waiting join avstamd.document using (document_no)
)
select to_char(date_trunc('month', issue_date), 'YYYY-MM') as month, count(*) as received,
       count(*) filter (where tab = 'clean') as clean,
       count(*) filter (where tab in ('review', 'second')) as flagged,
       count(*) filter (where tab = 'disputed') as stopped, count(*) filter (where tab = 'approved') as approved,
       sum(invoiced_ore)::bigint as net_ore,
       coalesce(sum(invoiced_ore) filter (where is_credit), 0)::bigint as credit_ore,
       sum(question_ore)::bigint as question_ore
from listed cross join span
where (select avstamd.sees_all()) and issue_date >= first_day and issue_date < end_day
group by date_trunc('month', issue_date)
order by month desc
