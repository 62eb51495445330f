-- The old evidence is in the event.
delete from avstamd.finding_evidence
using save_match
where save_match.finding_no = finding_evidence.finding_no and save_match.changed
