-- These bytes arrived.  $1 file, $2 name, $3 source, $4 arrival (may be null)
insert into avstamd.receipt (file_no, name, source, arrival) values ($1, $2, $3, $4) returning receipt_no
