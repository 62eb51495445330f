-- Time axis: its accounts and months, for the queries after it.  $1 client_no or null, $2 client_no when $1 is null,
-- $3 month or null (of a document: every month that its lines touch; of a client: the latest), $4 document_no or
-- null (null: what the client has).
select array_agg(account_no order by client_no, month, account_no) as account_nos,
       array_agg(month order by client_no, month, account_no) as months
from avstamd.axis_of(avstamd.as_key(coalesce($1::bigint, $2::bigint)), $3::date, $4::bigint)
