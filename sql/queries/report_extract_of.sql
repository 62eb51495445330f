-- Whose extract, and which, for its title and the name of its files.  $1 extract_no.
select client.client_id || ' nr ' || log.extract_no as period
from avstamd.register_extract_log log join avstamd.client using (client_no)
where log.extract_no = $1::bigint
