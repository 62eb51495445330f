-- $1 file
select octet_length(content) from avstamd.file where file_no = $1
