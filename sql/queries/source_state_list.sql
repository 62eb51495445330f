-- How the sources do.  No $n.
select source, kind, to_char(tried_at, 'YYYY-MM-DD HH24:MI:SS'), to_char(succeeded_at, 'YYYY-MM-DD HH24:MI:SS'),
       to_char(failing_since, 'YYYY-MM-DD HH24:MI:SS'), failures, last_error, files, bytes
from avstamd.source_state order by source collate "C"
