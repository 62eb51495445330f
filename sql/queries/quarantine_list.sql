-- What stands in quarantine, in the order received.  $1 discarded ones too?
select quarantine.file_no, to_char(quarantine.since, 'YYYY-MM-DD HH24:MI'),
       octet_length(file.content),
       coalesce(receipt.name, '') || case
           when count(*) over (partition by quarantine.file_no) > 1
                or exists (select from avstamd.document
                           where document.file_no = quarantine.file_no)
           then '#' || quarantine.ordinal else '' end,
       quarantine.reason, quarantine.discarded_why
from avstamd.quarantine
join avstamd.file using (file_no)
left join lateral (select name from avstamd.receipt where receipt.file_no = quarantine.file_no
                   order by receipt_no limit 1) receipt on true
where $1 or quarantine.discarded_at is null
order by quarantine.file_no, quarantine.ordinal
