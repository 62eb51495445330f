-- Files that somebody asked to have read again, in the order received.  No $n.
select distinct file_no from avstamd.quarantine
where retry_at is not null and discarded_at is null order by file_no
