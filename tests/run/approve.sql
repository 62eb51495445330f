-- :who approves what has come before :day and has nothing to be asked about, from the oldest: :most invoices of at
-- most :kronor each, and together no more than a day's limit.
begin;
select pg_temp.become(:'who');
select avstamd.decide_document(document_no => document_no, what => 'approve')
from (select document_no, row_number() over (order by issue_date, document_no) as place,
             sum(suggested_ore) over (order by issue_date, document_no) as together
      from avstamd.document_outcome
      where state = 'clean' and not is_credit and document_no = any(:'known'::bigint[])
        and suggested_ore between :least * 100 and :kronor * 100) as plain
where place <= :most and together < 95000000
order by place;
commit;
