-- $1 SHA-256
select content_no from avstamd.attachment_content where sha256 = $1
