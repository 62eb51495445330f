-- What a user's morning mail would say now: her number, address, whether she wants it, whether anything is new, and the
-- content.  $1 login, or null: every user who has an address.
select user_no, login, mail, wants_mail, news, waits, content from avstamd.morning_people($1::text)
