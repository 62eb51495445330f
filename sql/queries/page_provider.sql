-- A provider, and what becomes of its invoices when a part is disputed.  $1 provider_no.
select provider.provider_no, coalesce(provider.name, provider.provider_id) as name, provider.provider_id,
       provider.bankgiro, provider.plusgiro, provider.iban, provider.endpoint_id,
       coalesce(setting.partly_disputed, 'pay_as_suggested') as partly_disputed, person.name as set_by, setting.set_at,
       (select avstamd.has_role('finance', 'administrator')) as may_set
from avstamd.provider
left join avstamd.provider_setting setting using (provider_no)
left join avstamd.app_user person on person.user_no = setting.set_by
where provider.provider_no = $1::bigint
