-- The files of these receipts cannot be met again as the same arrival.  $1 receipts
update avstamd.receipt set arrival = null where receipt_no = any ($1::bigint[]) and arrival is not null
