-- Att bekräfta: what one has answered lately for a month, and can take back.  $1 month or null, $2 today.
select confirmed.decision_no, confirmed.client_no, seen.client_id, seen.name, confirmed.answer,
       to_char(confirmed.at at time zone 'Europe/Stockholm', 'HH24:MI') as at, decision.bulk_no,
       count(*) over (partition by decision.bulk_no) as together
from avstamd.month_confirmation confirmed
join avstamd.decision using (decision_no)
join avstamd.client_seen seen on seen.client_no = confirmed.client_no
where confirmed.by_user = (select avstamd.me())
  and confirmed.month = coalesce($1::date, (date_trunc('month', $2::date::timestamp) - interval '1 month')::date)
order by confirmed.decision_no desc
limit 5
