-- What became of the rows: new, changed, unchanged, withdrawn.
select count(*) filter (where action = 'new'),
       count(*) filter (where action = 'changed'),
       count(*) filter (where action in ('same', 'absent')),
       count(*) filter (where action = 'withdrawn')
from import_wanted
