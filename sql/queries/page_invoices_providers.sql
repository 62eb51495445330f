-- The providers to choose among in the queue.  No $n.
select provider_no as value, coalesce(name, provider_id) as title
from avstamd.provider
order by coalesce(name, provider_id) collate "sv-x-icu", provider_no
