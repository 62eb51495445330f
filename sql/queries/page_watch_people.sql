-- Whom work may be given to, and who may stand in for whom.  No $n.
select colleague.user_no as value, concat_ws(', ', colleague.name, colleague.unit) as title,
       colleague.roles && array['officer', 'unit_manager']
           and (colleague.user_no <> (select avstamd.me()) or (select avstamd.has_role('unit_manager'))) as stands_in,
       'officer' = any (colleague.roles) and (
           colleague.user_no = (select avstamd.me())
           or ((select avstamd.has_role('unit_manager'))
               and colleague.unit = (select own.unit from avstamd.user_seen own
                                     where own.user_no = (select avstamd.me())))) as may_be_away
from avstamd.user_seen colleague
where colleague.disabled_at is null and colleague.roles && array['officer', 'unit_manager', 'finance']
order by colleague.name collate "sv-x-icu", colleague.user_no
