-- Was the password right?  Counted.  $1 login, $2 address, $3 yes or no.
select avstamd.sign_in_result($1::text, $2::inet, $3::boolean)
