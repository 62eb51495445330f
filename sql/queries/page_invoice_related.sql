-- Invoices that hang together with one: credited and crediting, the same number, and those its findings
-- rest on.  $1 document_no.
select other.document_no, other.invoice_no, other.issue_date, other.credit_note, outcome.state,
       case when other.credit_note then -other.net_ore else other.net_ore end as net_ore,
       case when other.invoice_no = any (this.preceding) then 'krediteras av den här'
            when this.invoice_no = any (other.preceding) then 'hänvisar till den här'
            when other.invoice_no = this.invoice_no then 'samma fakturanummer'
            else 'nämns i en avvikelse' end as why
from avstamd.document this
join avstamd.document other on other.document_no <> this.document_no and (
    other.seller_id = this.seller_id and (other.invoice_no = any (this.preceding)
                                          or this.invoice_no = any (other.preceding)
                                          or other.invoice_no = this.invoice_no)
    or other.document_no in (
        select unnest(evidence.documents) from avstamd.finding
        join avstamd.finding_evidence evidence using (finding_no)
        where finding.document_no = this.document_no))
left join avstamd.document_outcome outcome on outcome.document_no = other.document_no
where this.document_no = $1::bigint
order by other.issue_date, other.document_no
limit 50
