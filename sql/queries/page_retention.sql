-- The rules of gallring, and what is exempt from each.
select r.kind, r.title, r.law, r.years, r.least_years, r.most_years, r.counted_from, r.active, r.archive,
       to_char(r.set_at, 'YYYY-MM-DD') as set_at, u.name as set_by,
       (select string_agg(x.title, '; ' order by x.place) from avstamd.retention_exemption x
        where x.kind = r.kind and x.active) as exempt
from avstamd.retention_rule r left join avstamd.app_user u on u.user_no = r.set_by
order by r.place
