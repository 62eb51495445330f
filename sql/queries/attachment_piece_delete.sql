-- Pieces of a content that is there already, or did not come to its end.  $1 content
delete from avstamd.attachment_piece where content_no = $1
