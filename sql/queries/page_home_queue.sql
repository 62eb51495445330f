-- What is in the queue, for an auditor, whose it is not to decide.  No $n.
select kind.what, kind.path, kind.many
from avstamd.queue_tabs() as tabs
cross join lateral (values
    (1, case when tabs.review = 1 then 'faktura att granska' else 'fakturor att granska' end, '/fakturor', tabs.review),
    (2, case when tabs.second = 1 then 'faktura väntar på andra attesten' else 'fakturor väntar på andra attesten' end,
     '/fakturor?tillstand=attest', tabs.second),
    (3, case when tabs.disputed = 1 then 'bestridd faktura' else 'bestridda fakturor' end,
     '/fakturor?tillstand=bestridd', tabs.disputed)) as kind (place, what, path, many)
where avstamd.has_role('auditor') and not avstamd.has_role('finance')
order by kind.place
