-- No row when these bytes are there already.  $1 content, $2 SHA-256, $3 size
insert into avstamd.attachment_content (content_no, sha256, size_bytes) values ($1, $2, $3)
on conflict (sha256) do nothing
returning content_no
