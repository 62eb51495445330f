-- Sources that fail, with the reason.
select source, to_char(failing_since, 'YYYY-MM-DD HH24:MI'), failures, last_error
from avstamd.source_state where failures > 0 order by failing_since, source collate "C"
