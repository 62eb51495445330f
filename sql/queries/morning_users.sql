-- Who gets morning mails.
select user_no from avstamd.morning_users() as wants (user_no)
