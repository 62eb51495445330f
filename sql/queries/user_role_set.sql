-- Gives a role.  $1 login, $2 role, $3 first day (null: today), $4 last day or null.
select avstamd.user_role_set((select user_no from avstamd.app_user where login = lower($1::text)), $2::text,
                             coalesce($3::date, avstamd.today()), $4::date)
