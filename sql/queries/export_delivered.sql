-- All files of an export stand in the folder.  $1 export_no
update avstamd.export set delivered_at = clock_timestamp() where export_no = $1::bigint and delivered_at is null
