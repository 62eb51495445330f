-- $1 file, $2 reason
insert into avstamd.quarantine (file_no, reason) values ($1, $2)
on conflict (file_no) do update set reason = excluded.reason
