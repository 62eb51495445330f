-- What waits for who is asking: a row for each kind of work, in the order in which it is shown.  $1 today.
select kind.place, kind.kind, kind.path, count(waiting.item_no) as many,
       count(*) filter (where waiting.due_on < $1::date) as late,
       case when count(waiting.item_no) = 1 then kind.one else kind.many end as what
from avstamd.waiting_kind kind
left join avstamd.waiting on waiting.kind = kind.kind
where avstamd.has_role(variadic kind.roles)
group by kind.place, kind.kind, kind.path, kind.one, kind.many, kind.always
having kind.always or count(waiting.item_no) > 0
order by kind.place
