-- Who stands in for whom, now and later: one's own and, for a unit manager, the unit's.  $1 today.
select substitute.substitute_no, away.name as away, stand_in.name as stand_in, substitute.valid_from,
       substitute.valid_to, $1::date between substitute.valid_from and substitute.valid_to as now,
       (select avstamd.me()) in (substitute.for_user, substitute.by_user, substitute.set_by) as may_end
from avstamd.substitute
join avstamd.app_user away on away.user_no = substitute.for_user
join avstamd.app_user stand_in on stand_in.user_no = substitute.by_user
where substitute.valid_to >= $1::date
  and ((select avstamd.me()) in (substitute.for_user, substitute.by_user)
       or ((select avstamd.has_role('unit_manager'))
           and away.unit = (select unit from avstamd.app_user where user_no = (select avstamd.me()))))
order by substitute.valid_from, substitute.substitute_no
