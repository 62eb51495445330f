-- Until which month a report tells.  $1 last or null (the latest that has ended), $2 today.
select 'till och med ' || avstamd.months_said(last_month, last_month) as period
from coalesce($1::date, (date_trunc('month', $2::date) - interval '1 month')::date) as last_month
