-- Time axis: the invoice lines that touch its months, credits too.  Parameters as in page_axis.sql, and $3 the
-- document_no of the page.
with axis as (
    select * from avstamd.axis_named($1::integer[], $2::date[])
)
select axis.account_no, to_char(axis.month, 'YYYY-MM') as month, document.document_no, document.invoice_no,
       line.position, line.line_id, outcome.period_start, outcome.period_end,
       case when document.credit_note then -line.net_ore else line.net_ore end as net_ore,
       trim_scale(round(case when document.credit_note then -outcome.grains else outcome.grains end / 360000.0, 2))
           as quantity,
       outcome.received_ore, coalesce(state.state, 'received') as state,
       document.document_no = $3::bigint as here
from axis
join avstamd.line_outcome outcome on outcome.account_no = axis.account_no
    and outcome.period_start < axis.month + interval '1 month' and outcome.period_end >= axis.month
join avstamd.document_line line on line.document_no = outcome.document_no and line.position = outcome.position
join avstamd.document on document.document_no = outcome.document_no
left join avstamd.document_outcome state on state.document_no = outcome.document_no
order by axis.account_no, axis.month, document.issue_date, document.document_no, line.position
