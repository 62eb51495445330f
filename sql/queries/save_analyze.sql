-- The planner knows nothing of rows that were just copied in.
do $$ begin analyze save_finding; analyze save_outcome; analyze scope_account; end $$
