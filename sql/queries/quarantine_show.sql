-- One file in quarantine, with its first bytes; a row for each of its documents there.  $1 file
select quarantine.reason, to_char(quarantine.since, 'YYYY-MM-DD HH24:MI:SS'),
       octet_length(file.content), encode(file.sha256, 'hex'), quarantine.discarded_why,
       to_char(quarantine.discarded_at, 'YYYY-MM-DD HH24:MI:SS'),
       substring(file.content from 1 for 4096), quarantine.ordinal
from avstamd.quarantine join avstamd.file using (file_no)
where file_no = $1
order by quarantine.ordinal
