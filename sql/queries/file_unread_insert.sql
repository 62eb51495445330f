-- A new file waits to be read.  $1 file
insert into avstamd.unread (file_no) values ($1)
