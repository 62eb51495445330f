-- Clients whom lines were linked to, or no longer are.  $1 client_no[]
insert into scope_client select unnest($1::integer[]), false on conflict do nothing
