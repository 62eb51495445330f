-- Lets a user in again.  $1 user_no.
select avstamd.user_enable($1::integer)
