-- The handläggare answer, and decide what is theirs.
\ir known.sql

\set answers 1
\set who handlaggare1
\ir officer.sql
\set who chef1
\ir officer.sql
\set answers 0
\set who handlaggare4
\ir officer.sql
\set who handlaggare5
\ir officer.sql
\set who handlaggare6
\ir officer.sql
