-- How the configured sources do.  No $n.
select source, kind, to_char(tried_at, 'YYYY-MM-DD HH24:MI') as tried_at,
       to_char(succeeded_at, 'YYYY-MM-DD HH24:MI') as succeeded_at,
       to_char(failing_since, 'YYYY-MM-DD HH24:MI') as failing_since, failures, last_error, files, later, left_files
from avstamd.source_state
order by failures = 0, source collate "sv-x-icu"
