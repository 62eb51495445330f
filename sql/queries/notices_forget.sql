-- What was told long ago.
select avstamd.notices_forget()
