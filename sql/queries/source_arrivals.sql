-- What was stored, but as far as we know not yet taken away there.  $1 source, $2 how its arrivals begin
select receipt_no, arrival from avstamd.receipt
where source = $1 and arrival >= $2 and starts_with(arrival, $2)
