-- What checking a password takes; one row also for those who do not exist.  $1 login, $2 address.
select user_no, password_hash, coalesce(wait_seconds, 0) as wait_seconds
from avstamd.sign_in_lookup($1::text, $2::inet)
