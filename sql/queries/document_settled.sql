-- Documents of a file that are not read again: stored ones and discarded ones.  $1 file
select ordinal from avstamd.document where file_no = $1
union
select ordinal from avstamd.quarantine where file_no = $1 and discarded_at is not null
order by ordinal
