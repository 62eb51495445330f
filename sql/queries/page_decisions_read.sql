-- The decisions that were shown were read, whose clients they are about, too.  As page_decisions: $1 … $7; $8 path.
select avstamd.log_reading(title), avstamd.log_access(title, array_agg(distinct shown.client_no))
from (
    select coalesce(d.client_no, a.client_no) as client_no
    from avstamd.decision d
    left join avstamd.finding f on f.finding_no = d.finding_no
    left join avstamd.document doc on doc.document_no = coalesce(d.document_no, f.document_no)
    left join avstamd.account a on a.account_no = f.account_no
    left join avstamd.client c on c.client_no = coalesce(d.client_no, a.client_no)
    where ($1::bigint is null or d.by_user = $1::bigint)
      and ($2::text is null or d.what = $2::text)
      and ($3::text is null or doc.invoice_no = $3::text or c.client_id = $3::text or f.code = upper($3::text))
      and ($4::date is null or d.at >= ($4::date::timestamp at time zone 'Europe/Stockholm'))
      and ($5::date is null or d.at < (($5::date + 1)::timestamp at time zone 'Europe/Stockholm'))
      and ($6::bigint is null or d.decision_no < $6::bigint)
    order by d.decision_no desc
    limit $7::bigint) as shown
cross join (select case when $8::text like '%.csv' then 'beslutslogg hämtad' else 'beslutslogg visad' end) as said (title)
group by title
