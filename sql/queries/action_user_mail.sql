-- Where a user gets mail, and whether she gets the morning mail.  $1 user_no, $2 address, $3 ja or null
select avstamd.user_mail_set($1::integer, coalesce($2::text, ''), $3::text is not null)
