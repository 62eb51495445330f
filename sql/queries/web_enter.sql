-- Opens a request: whose session is it, and is that who the proxy says?  $1 the token's digest, $2 the
-- address, $3 what is asked, $4 the proxy's login or null.  And when would the session end?
select user_no, login, name, encode(form_key, 'hex') as form_key,
       array_to_string(roles, ',') as roles, unit, officer_id,
       $4::text is not null and lower(btrim($4::text)) <> login as another,
       avstamd.setting('idle_minutes') as idle_minutes
from avstamd.enter($1::bytea, $2::inet, $3::text)
