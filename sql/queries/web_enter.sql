-- Opens a request: whose session is it?  $1 the token's digest, $2 the address, $3 what is asked.
select user_no, login, name, encode(form_key, 'hex') as form_key,
       array_to_string(roles, ',') as roles, unit, officer_id
from avstamd.enter($1::bytea, $2::inet, $3::text)
