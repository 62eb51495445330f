-- Sends a response again, or sooner; false when it is done or there is none.  $1 response_no
select avstamd.response_retry($1::bigint)
