-- What the check of a drawn item gave.  $1 sample_no, $2 item, $3 outcome, $4 points in order, $5 comment.
select avstamd.sample_check_points($1::bigint, $2::bigint, $3::text, coalesce($4::bigint[], '{}'), $5::text)::text
           as checked
