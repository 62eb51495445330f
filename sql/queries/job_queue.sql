-- One waiting job of a kind is enough.  $1 kind
insert into avstamd.job (kind) values ($1) on conflict do nothing
