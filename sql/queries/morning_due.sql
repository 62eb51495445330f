-- The day whose morning mails are due now, or null.  $1 minute of the day
select avstamd.morning_due(clock_timestamp(), $1::integer)
