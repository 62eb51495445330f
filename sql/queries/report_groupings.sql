-- What costs can be grouped by.  No $n.
select * from (values ('insats', 'Insats'), ('utforare', 'Utförare'), ('enhet', 'Enhet'),
                      ('handlaggare', 'Handläggare'), ('manad', 'Månad')) as groupings (value, title)
