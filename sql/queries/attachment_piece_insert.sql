-- $1 content, $2 which piece, $3 its bytes
insert into avstamd.attachment_piece (content_no, position, bytes) values ($1, $2, $3)
