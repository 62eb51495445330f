-- One kind of finding, as the catalogue has it.  $1 code, $2 title, $3 explanation, $4 decider,
-- $5 flags, $6 net, $7 reason, $8 action, $9 source
insert into avstamd.finding_kind as kind
    (code, title, explanation, decider, flags, net, reason, action, source)
values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
on conflict (code) do update set
    title = excluded.title, explanation = excluded.explanation, decider = excluded.decider,
    flags = excluded.flags, net = excluded.net, reason = excluded.reason, action = excluded.action,
    source = excluded.source
where kind is distinct from excluded
