-- A new user, with a first role if one is given.  $1 login, $2 name, $3 handläggare's code, $4 unit, $5 hash or
-- null: signs in by single sign-on, $6 role or null.
with added as materialized (
    select avstamd.user_add($1::text, $2::text, $3::text, $4::text, $5::text, $5::text is null) as user_no
)
select added.user_no, case when $6::text is not null then avstamd.user_role_set(added.user_no, $6::text) end
from added
