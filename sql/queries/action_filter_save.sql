-- Keeps a filter by name, and leads back to what it shows.  $1 the page's path, $2 name, $3 query or null.
select avstamd.filter_save(translate(substr($1::text, 2), '/', '-'), $2::text, coalesce($3::text, '')) as filter_no,
       $1::text || coalesce('?' || $3::text, '') as location
