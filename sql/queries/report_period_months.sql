-- Of which months a report tells.  $1 first or null (eleven before), $2 last or null (that of today), $3 today.
select avstamd.months_said(coalesce($1::date, (last_month - interval '11 months')::date), last_month) as period
from coalesce($2::date, date_trunc('month', $3::date)::date) as last_month
