-- Was this file on disk taken before, in a run that was cut off?  $1 arrival
select receipt_no, file_no from avstamd.receipt where arrival = $1
