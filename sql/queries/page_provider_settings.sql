-- What becomes of partly disputed invoices, provider by provider.  No $n.
select p.provider_no, p.provider_id, p.name, s.partly_disputed, u.name as set_by,
       to_char(s.set_at, 'YYYY-MM-DD') as set_at
from avstamd.provider p
left join avstamd.provider_setting s using (provider_no)
left join avstamd.app_user u on u.user_no = s.set_by
order by coalesce(p.name, p.provider_id) collate "sv-x-icu", p.provider_no
