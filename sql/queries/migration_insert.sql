-- Remembers one file as run.  $1 name, $2 SHA-256 in hex.
insert into avstamd.migration (name, sha256) values ($1, $2)
