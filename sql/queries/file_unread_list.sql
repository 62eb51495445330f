-- Files that somebody stored and did not come to read, in the order received.
select file_no from avstamd.unread order by file_no limit 100 for update skip locked
