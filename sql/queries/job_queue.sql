-- One waiting job of a kind and subject is enough.  $1 kind, $2 subject or ''
insert into avstamd.job (kind, subject) values ($1, $2) on conflict do nothing
