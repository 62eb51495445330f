-- What was run here: name and checksum, in order.
select name, sha256 from avstamd.migration order by name
