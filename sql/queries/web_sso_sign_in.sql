-- Who the proxy says it is.  $1 login, $2 name, $3 groups with commas between, $4 address.
select avstamd.sso_sign_in($1::text, coalesce($2::text, $1::text),
                           string_to_array(coalesce($3::text, ''), ','), $4::inet) as user_no
