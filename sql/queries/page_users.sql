-- Users.  $1 words, $2 which: aktiva, avstangda, utan-roll or alla, $3 role or null, $4 page of 50.
select user_no, login, name, officer_id, unit, sso_only, disabled_at is not null as disabled,
       array_to_string(roles, ',') as roles, count(*) over () as users
from avstamd.user_seen
where ($1::text is null
       or strpos(lower(concat_ws(' ', login, name, officer_id, unit)), lower($1::text)) > 0)
  and case $2::text when 'aktiva' then disabled_at is null
                    when 'avstangda' then disabled_at is not null
                    when 'utan-roll' then disabled_at is null and roles = '{}'
                    else true end
  and ($3::text is null or $3::text = any(roles))
order by name collate "sv-x-icu", user_no
limit 50 offset (least(greatest($4::bigint, 1), 1000000) - 1) * 50
