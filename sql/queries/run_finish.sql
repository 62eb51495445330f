-- What came of a run; the documents' tally is folded with it.
-- $1 run_no, $2 accounts, $3 documents, $4 opened, $5 changed, $6 closed
update avstamd.reconciliation_run
set finished_at = clock_timestamp(), accounts = $2::bigint, documents = $3::bigint,
    opened = $4::bigint, changed = $5::bigint, closed = $6::bigint
from (select avstamd.tally_fold()) as folded
where run_no = $1::bigint
