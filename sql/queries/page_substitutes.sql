-- Who stands in for whom, what applies today first.  No $n.
select s.substitute_no, away.name as for_name, away.login as for_login, stand.name as by_name,
       stand.login as by_login, s.valid_from, s.valid_to, setter.name as set_by,
       case when s.valid_from > avstamd.today() then 'coming'
            when s.valid_to < avstamd.today() then 'ended' else 'now' end as applies
from avstamd.substitute s
join avstamd.app_user away on away.user_no = s.for_user
join avstamd.app_user stand on stand.user_no = s.by_user
left join avstamd.app_user setter on setter.user_no = s.set_by
order by case when s.valid_from > avstamd.today() then 2 when s.valid_to < avstamd.today() then 3 else 1 end,
         s.valid_from desc, s.substitute_no desc
limit 500
