-- How many invoices wait under each tab.  No $n.
select count(*) filter (where state in ('flagged', 'in_review') and not waits) as granska,
       count(*) filter (where state in ('flagged', 'in_review') and waits) as attest,
       count(*) filter (where state in ('disputed', 'stopped')) as bestridd
from (select outcome.state, coalesce(review.first_by is not null and review.final_by is null, false) as waits
      from avstamd.document_outcome outcome
      left join avstamd.document_review review using (document_no)
      where outcome.state in ('flagged', 'in_review', 'disputed', 'stopped')) as counted
