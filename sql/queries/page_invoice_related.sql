-- Invoices that hang together with one: credited and crediting, the same number, and those its findings
-- rest on.  $1 document_no.
with this as materialized (
    select document_no, seller_id, invoice_no, preceding from avstamd.document where document_no = $1::bigint
), found (document_no, place, why) as (
    select other.document_no, 1, 'krediteras av den här'
    from this join avstamd.document other
        on other.seller_id = this.seller_id and other.invoice_no = any (this.preceding)
    union all
    select other.document_no, 2, 'hänvisar till den här'
    from this join avstamd.document other
        on other.preceding <> '{}' and other.seller_id = this.seller_id and this.invoice_no = any (other.preceding)
    union all
    select other.document_no, 3, 'samma fakturanummer'
    from this join avstamd.document other
        on other.seller_id = this.seller_id and other.invoice_no = this.invoice_no
    union all
    select unnest(evidence.documents), 4, 'nämns i en avvikelse'
    from avstamd.finding join avstamd.finding_evidence evidence using (finding_no)
    where finding.document_no = $1::bigint and cardinality(evidence.documents) > 0
), first as (
    select distinct on (document_no) document_no, why from found
    where document_no <> $1::bigint order by document_no, place
)
select other.document_no, other.invoice_no, other.issue_date, other.credit_note, outcome.state,
       case when other.credit_note then -other.net_ore else other.net_ore end as net_ore, first.why
from first
join avstamd.document other using (document_no)
left join avstamd.document_outcome outcome using (document_no)
order by other.issue_date, other.document_no
limit 50
