-- What a user's morning mail would say now: her number, address, whether she wants it, whether anything is new, and the
-- content.  $1 login, or null: every user who has an address or a role.
select u.user_no, u.login, u.mail, u.wants_mail, jsonb_path_exists(content.rows, '$[*] ? (@.new > 0)') as news,
       coalesce((select sum((one ->> 'many')::bigint) from jsonb_array_elements(content.rows) as one), 0) as waits,
       jsonb_build_object('rows', content.rows) as content
from avstamd.app_user u
cross join lateral avstamd.morning_content(u.user_no, avstamd.today()) as content
where u.disabled_at is null and u.login = coalesce(lower($1::text), u.login)
  and ($1::text is not null or u.mail is not null)
order by u.login
