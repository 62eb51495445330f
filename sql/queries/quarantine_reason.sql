-- Why a file stands in quarantine; no row when it does not.  $1 file
select reason, discarded_at is not null from avstamd.quarantine where file_no = $1
