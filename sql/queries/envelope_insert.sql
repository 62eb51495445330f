-- $1 file, $2 which document of it, then what its envelope says
insert into avstamd.envelope (file_no, ordinal, sender, sender_authority, receiver, receiver_authority,
    standard, type, instance, created)
values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
