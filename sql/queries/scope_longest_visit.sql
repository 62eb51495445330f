-- How many days the longest visit spans: visits further apart cannot overlap.
select coalesce(ceil(extract(epoch from max(end_at - start_at)) / 86400)::integer, 1) + 1
from avstamd.visit where end_at - start_at > interval '1 day'
