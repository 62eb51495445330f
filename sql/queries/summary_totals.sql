-- The invoices as a whole, by s × net.  $1 the first day of the month of issue, null for all.
select count(*),
       count(*) filter (where document_outcome.state = 'clean'),
       count(*) filter (where document_outcome.state <> 'clean'),
       coalesce(sum(case when document.credit_note then -document.net_ore else document.net_ore end), 0),
       coalesce(sum(document_outcome.suggested_ore), 0),
       count(*) filter (where document.credit_note),
       (select count(*) from avstamd.quarantine where discarded_at is null)
from avstamd.document_outcome
join avstamd.document using (document_no)
where $1::date is null or date_trunc('month', document.issue_date)::date = $1::date
