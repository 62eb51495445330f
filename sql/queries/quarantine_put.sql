-- $1 file, $2 which document of it, $3 reason
insert into avstamd.quarantine (file_no, ordinal, reason) values ($1, $2, $3)
on conflict (file_no, ordinal) do update set reason = excluded.reason
