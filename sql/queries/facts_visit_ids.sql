-- The identifiers of visits that start together, as bytes in order: the larger one loses.
-- $1 visit_no[]
select visit_no from avstamd.visit_identity where visit_no = any($1::bigint[]) order by visit_id
