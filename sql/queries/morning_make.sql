-- The morning mail of one user, unless nothing is new.  $1 user_no, $2 day
select avstamd.morning_make($1::integer, $2::date)
