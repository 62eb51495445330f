-- Whose password is changed, its hash, and how long to wait before it is guessed again, as signing in sees it.
-- $1 address.
select u.login, l.password_hash, coalesce(l.wait_seconds, 0) as wait_seconds
from avstamd.app_user u, avstamd.sign_in_lookup(u.login, $1::inet) l
where u.user_no = avstamd.me()
