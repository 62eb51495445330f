-- What the finance system says of a payment.  $1 export_no, $2 provider_id, $3 invoice_no, $4 paid or
-- rejected, $5 day, $6 text or null
select avstamd.export_answer_take($1::bigint, $2::text, $3::text, $4::text, $5::date, $6::text)
