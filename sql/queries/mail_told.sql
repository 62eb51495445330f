-- What became of an attempt.  $1 mail_no, $2 taken, refused, again, doubt or none, $3 what the server said
select avstamd.mail_told($1::bigint, $2::text, $3::text)
