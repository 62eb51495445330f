-- Lets a user in no more.  $1 user_no.
select avstamd.user_disable($1::integer)
