-- A new password for oneself.  $1 its hash.
select avstamd.password_change($1::text)
