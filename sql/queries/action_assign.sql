-- Gives an invoice or one of its findings to somebody.  $1 document_no, $2 finding_no or null: the whole
-- invoice, $3 to whom or null, $4 until when or null.
select case when $2::bigint is null then 'Fakturan är fördelad.' else 'Avvikelsen är fördelad.' end as message
from avstamd.assign(case when $2::bigint is null then $1::bigint end, $2::bigint,
                    least($3::bigint, 2147483647)::integer, $4::date)
