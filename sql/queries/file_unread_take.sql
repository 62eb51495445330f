-- Who gets the row reads the file.  Waits for another who is at it, and then gets none.  $1 file
delete from avstamd.unread where file_no = $1 returning file_no
