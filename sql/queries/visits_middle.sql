-- Where the largest month of visits is cut in two for two readers, and about how many there are.
select format('(%s,0)', coalesce(max(pg_relation_size(inhrelid)), 0) / 8192 / 2),
       coalesce(sum(greatest(reltuples, 0)), 0)::bigint
from pg_inherits join pg_class on pg_class.oid = inhrelid
where inhparent = 'avstamd.visit'::regclass
