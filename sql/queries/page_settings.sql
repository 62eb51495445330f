-- What an administrator looks after, in numbers: one row; for others none.  No $n.
select users.active, users.without_role, users.disabled, words.officers_unclaimed, words.units_unclaimed,
       (select count(*) from avstamd.delegation
        where avstamd.today() between valid_from and coalesce(valid_to, 'infinity') and ended_at is null) as delegations,
       services.services, services.without_group, services.with_tolerance,
       (select count(*) from avstamd.substitute
        where avstamd.today() between valid_from and valid_to) as substitutes,
       (select count(*) from avstamd.sso_group) as sso_groups,
       (select count(*) from avstamd.setting) as settings,
       (select count(*) from avstamd.provider_setting where partly_disputed = 'hold') as holds,
       (select count(distinct file_no) from avstamd.quarantine where discarded_at is null) as quarantined,
       coalesce((select responses from avstamd.responses_page('misslyckade', 1) limit 1), 0) as answers_failed,
       (select to_char(max(received_at), 'YYYY-MM-DD HH24:MI') from avstamd.receipt) as last_receipt
from (select count(*) filter (where disabled_at is null) as active,
             count(*) filter (where disabled_at is null and roles = '{}') as without_role,
             count(*) filter (where disabled_at is not null) as disabled
      from avstamd.user_seen) as users
cross join (select count(*) filter (where kind = 'officer' and not taken) as officers_unclaimed,
                   count(*) filter (where kind = 'unit' and not taken) as units_unclaimed
            from avstamd.staff_words()) as words
cross join (select count(*) as services, count(*) filter (where g.name is null) as without_group,
                   count(*) filter (where s.tolerance_pct > 0 or s.tolerance_qty > 0) as with_tolerance
            from avstamd.service s left join avstamd.service_group g using (service_no)) as services
where (select avstamd.has_role('administrator'))
