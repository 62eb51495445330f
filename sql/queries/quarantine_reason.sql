-- Why documents of a file stand in quarantine; null when none does.  $1 file; and whether any of its
-- documents was stored
select string_agg(case when several then '#' || ordinal || ': ' else '' end || reason, '; '
                  order by ordinal),
       exists (select from avstamd.document where file_no = $1)
from (select ordinal, reason,
             count(*) over () > 1 or exists (select from avstamd.document where file_no = $1) as several
      from avstamd.quarantine where file_no = $1) as standing
