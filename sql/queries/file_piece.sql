-- Some of a file's bytes.  $1 file, $2 first byte (from 1), $3 how many
select substring(content from $2::integer for $3::integer) from avstamd.file where file_no = $1
