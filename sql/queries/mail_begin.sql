-- A mail to send now, marked as begun; null: none.
select avstamd.mail_begin()
