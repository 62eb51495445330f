-- Decisions, newest first, by keyset.  $1 user_no, $2 what, $3 words (invoice, client's code or finding),
-- $4 first day, $5 last day, $6 decision_no before which to go on, or null, $7 how many.
-- Codes are for the page's filters and colours, titles for people.
select d.decision_no, to_char(d.at, 'YYYY-MM-DD HH24:MI:SS') as at, d.by_user, u.name, u.login,
       d.what, d.answer, r.title as reason,
       avstamd.decision_title(d.what) as what_title,
       case d.answer when 'as_ordered' then 'utfört som beställt' when 'need_changed' then 'behovet har ändrats'
           when 'not_performed' then 'inte utfört' when 'unknown' then 'vet inte än' else d.answer end as answer_title,
       avstamd.state_title(d.state_before) as title_before, avstamd.state_title(d.state_after) as title_after,
       d.text, d.amount_ore, d.document_no, doc.invoice_no,
       f.code, c.client_id, to_char(d.month, 'YYYY-MM') as month, d.state_before, d.state_after,
       d.undoes, undone.decision_no as undone_by, d.bulk_no, host(d.came_from) as came_from
from avstamd.decision d
left join avstamd.app_user u on u.user_no = d.by_user
left join avstamd.decision_reason r on r.code = d.reason
left join avstamd.finding f on f.finding_no = d.finding_no
left join avstamd.document doc on doc.document_no = coalesce(d.document_no, f.document_no)
left join avstamd.account a on a.account_no = f.account_no
left join avstamd.client c on c.client_no = coalesce(d.client_no, a.client_no)
left join avstamd.decision undone on undone.undoes = d.decision_no
where ($1::bigint is null or d.by_user = $1::bigint)
  and ($2::text is null or d.what = $2::text)
  and ($3::text is null or doc.invoice_no = $3::text or c.client_id = $3::text or f.code = upper($3::text))
  and ($4::date is null or d.at >= ($4::date::timestamp at time zone 'Europe/Stockholm'))
  and ($5::date is null or d.at < (($5::date + 1)::timestamp at time zone 'Europe/Stockholm'))
  and ($6::bigint is null or d.decision_no < $6::bigint)
order by d.decision_no desc
limit $7::bigint
