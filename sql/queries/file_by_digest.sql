-- The file with these bytes.  $1 SHA-256
select file_no from avstamd.file where sha256 = $1
