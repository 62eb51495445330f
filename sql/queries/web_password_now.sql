-- The hash of one's own password, as signing in sees it.  $1 address.
select l.password_hash
from avstamd.app_user u, avstamd.sign_in_lookup(u.login, $1::inet) l
where u.user_no = avstamd.me()
