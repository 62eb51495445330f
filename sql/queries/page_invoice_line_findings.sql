-- What is found on the lines that page_invoice_lines.sql shows.  Parameters as there.
select line.position, finding.finding_no, kind.title
from avstamd.lines_shown($1::bigint, $2::bigint, $3::bigint, $4::text = 'allt') as shown
join (select distinct on (line_id) line_id, position
      from avstamd.document_line where document_no = $1::bigint order by line_id, position) as line
    on line.position between shown.first and shown.last
join avstamd.finding on finding.document_no = $1::bigint and finding.line_id = line.line_id
    and finding.line_id <> '' and finding.code not like 'BK%' and finding.state = 'open'
join avstamd.finding_kind kind on kind.code = finding.code
order by line.position, finding.code, finding.finding_no
