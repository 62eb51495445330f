-- What became due long ago is not told any longer.
select avstamd.response_forget()
