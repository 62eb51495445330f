-- Where a user gets mail ('': nowhere), and whether she gets the morning mail.  $1 login, $2 address, $3 wants it; null: as it is
select avstamd.user_mail_set((select user_no from avstamd.app_user where login = lower($1::text)), $2::text, $3::boolean)
