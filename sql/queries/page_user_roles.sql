-- The roles that a user has, had and will have.  $1 user_no.
select r.user_role_no, r.role, r.valid_from, r.valid_to, to_char(r.set_at, 'YYYY-MM-DD') as set_at,
       setter.name as set_by,
       case when r.valid_from > avstamd.today() then 'coming'
            when coalesce(r.valid_to, 'infinity') < avstamd.today() then 'ended' else 'now' end as applies
from avstamd.user_role r left join avstamd.app_user setter on setter.user_no = r.set_by
where r.user_no = $1::bigint
order by coalesce(r.valid_to, 'infinity') < avstamd.today(), r.valid_from desc, r.user_role_no desc
