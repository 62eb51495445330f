-- Users with the roles that are valid today.
select login, name, array_to_string(avstamd.roles_of(user_no), ',') as roles, unit, officer_id,
       case when disabled_at is not null then 'disabled' when sso_only then 'sso' end as how
from avstamd.app_user
order by login
