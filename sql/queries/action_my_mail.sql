-- Whether who is asking gets the morning mail.  $1 ja or null
select avstamd.my_mail_set($1::text is not null)
