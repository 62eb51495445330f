-- The latest months by date of issue: how many invoices, how they stand and for how much.  $1 today.
select to_char(document.issue_date, 'YYYY-MM') as month, count(*) as received,
       count(*) filter (where outcome.tab = 'clean') as clean,
       count(*) filter (where outcome.tab in ('review', 'second')) as flagged,
       count(*) filter (where outcome.tab = 'disputed') as stopped,
       count(*) filter (where outcome.tab = 'approved') as approved,
       sum(case when document.credit_note then -document.net_ore else document.net_ore end)::bigint as net_ore,
       coalesce(sum(-document.net_ore) filter (where document.credit_note), 0)::bigint as credit_ore,
       coalesce(sum(outcome.question_ore), 0)::bigint as question_ore
from avstamd.document
left join avstamd.document_outcome outcome on outcome.document_no = document.document_no
where (select avstamd.sees_all())
  and document.issue_date >= date_trunc('month', $1::date) - interval '5 months'
  and document.issue_date < date_trunc('month', $1::date) + interval '1 month'
group by to_char(document.issue_date, 'YYYY-MM')
order by month desc
