-- The changes that this run sees, to be forgotten when it has been stored.
insert into scope_change select change_no from avstamd.change
