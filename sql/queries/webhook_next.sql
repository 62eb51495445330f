-- What a hook is to be told of next.  $1 hook, $2 seconds after which it is given up
select event_no, event_id, kind, at, path, content from avstamd.webhook_next($1::text, $2::integer)
