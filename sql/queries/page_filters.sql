-- One's own filters of a page.  $1 the page's path.
select filter_no, name, query
from avstamd.saved_filter
where page = translate(substr($1::text, 2), '/', '-') and user_no = (select avstamd.me())
order by name collate "sv-x-icu"
