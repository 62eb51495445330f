-- Where who is asking gets mail, and whether she gets the morning mail.
select mail, wants_mail from avstamd.user_mail where user_no = (select avstamd.me())
