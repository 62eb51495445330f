-- Who waits for a table makes everybody after it wait: not for long.
set local lock_timeout = '5s'
